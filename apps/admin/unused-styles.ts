import postcss from "postcss";
import type { Plugin } from "vite";

/** The classes of Mantine's style sheet. A component that is in the app names its own in its script. */
const CLASS = /\.(m_[0-9a-z]+)/g;

/** Leaves out of the built style sheets what styles no component of the app: half of Mantine's, which would count in the first load. */
export function unusedStyles(): Plugin {
  return {
    name: "unused-styles",
    apply: "build",
    enforce: "post",
    generateBundle(_options, bundle) {
      const files = Object.values(bundle);
      const scripts = files.map((file) => (file.type === "chunk" ? file.code : "")).join("\n");
      const used = new Set(scripts.match(/\bm_[0-9a-z]+/g));
      for (const file of files)
        if (file.type === "asset" && file.fileName.endsWith(".css"))
          file.source = withoutUnused(String(file.source), used);
    },
  };
}

function withoutUnused(css: string, used: ReadonlySet<string>): string {
  const root = postcss.parse(css);
  root.walkRules((rule) => {
    const kept = rule.selectors.filter((selector) =>
      [...selector.matchAll(CLASS)].every(([, name = ""]) => used.has(name)),
    );
    if (kept.length === 0) rule.remove();
    else rule.selectors = kept;
  });
  return root.toString();
}
