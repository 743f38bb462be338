import type { EditorView } from "@codemirror/view";

/** A text that came from elsewhere replaces only what differs: the cursor stays where it is. */
export function bringText(view: EditorView, text: string): void {
  const said = view.state.doc.toString();
  if (said === text) return;
  const shorter = Math.min(said.length, text.length);
  let start = 0;
  while (start < shorter && said[start] === text[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && said.at(-1 - tail) === text.at(-1 - tail)) tail += 1;
  view.dispatch({
    changes: { from: start, to: said.length - tail, insert: text.slice(start, text.length - tail) },
  });
}
