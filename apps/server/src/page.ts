/** A page of the server itself: no script, nothing from elsewhere, light or dark as the reader's machine is. */
export function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${textOf(title)}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${textOf(title)}</h1>
${body}
</main>
</body>
</html>
`;
}

/** A text as it stands between tags, or between the quotes of an attribute. */
export function textOf(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}

/** Colours are the browser's own pairs, which keep their contrast in both schemes. */
const STYLE = `
:root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
body { margin: 0; background: Canvas; color: CanvasText; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { margin-top: 0; font-size: 2rem; line-height: 1.2; }
h2 { margin-top: 2.5rem; }
h3 { margin: 2rem 0 .5rem; padding-top: .5rem; }
small { font-weight: normal; font-size: .85rem; }
a { color: LinkText; }
a:focus-visible { outline: .2rem solid; outline-offset: .15rem; }
ul { padding: 0; list-style: none; }
.spaces { display: flex; flex-wrap: wrap; gap: .5rem 1.5rem; }
.procedures li { display: grid; grid-template-columns: minmax(16rem, 2fr) 3fr; gap: 0 1.5rem; padding: .5rem 0; border-top: 1px solid color-mix(in srgb, CanvasText 20%, Canvas); }
.procedures p { margin: 0; }
code { font-size: .95em; overflow-wrap: anywhere; }
.kind { margin-inline-start: .5rem; font-size: .85rem; }
.right { display: block; font-size: .85rem; }
@media (max-width: 40rem) { .procedures li { display: block; } }
`;
