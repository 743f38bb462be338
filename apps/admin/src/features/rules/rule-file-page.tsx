import { useSearch } from "@tanstack/react-router";
import { lazy, Suspense } from "react";
import { useSociete } from "../../api/session.tsx";
import { RulesFrame } from "../../draft-text/rules-frame.tsx";
import { Loading } from "../../parts/loading.tsx";

// The editor is heavy: it comes with the first file that is opened.
const FileView = lazy(async () => ({ default: (await import("./file/file-view.tsx")).FileView }));

/** The text of a rule file. */
export function RuleFilePage() {
  const { kind, slug } = useSociete();
  const { brouillon, regles, chemin } = useSearch({ from: "/$societe/regles/fichier" });
  const ruleSet = regles ?? (kind === "company" ? `company/${slug}` : "law/fr");
  return (
    <RulesFrame draftId={brouillon}>
      <Suspense fallback={<Loading />}>
        <FileView ruleSet={ruleSet} path={chemin ?? "manifest.yaml"} />
      </Suspense>
    </RulesFrame>
  );
}
