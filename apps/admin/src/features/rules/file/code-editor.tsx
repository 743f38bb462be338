import type { Problem } from "@bareme/kernel";
import { setDiagnostics, type Diagnostic } from "@codemirror/lint";
import { Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Offered } from "./completions.ts";
import { bringText } from "../bring-text.ts";
import { editorSetup } from "./editor-setup.ts";

/** The text of a rule file, typed in or read, with its problems at their places. */
export function CodeEditor({
  label,
  text,
  isEditable,
  problems,
  line,
  offered,
  onType,
}: {
  readonly label: string;
  readonly text: string;
  readonly isEditable: boolean;
  readonly problems: readonly Problem[];
  /** Shown first. */
  readonly line: number | undefined;
  readonly offered: Offered;
  readonly onType: (text: string) => void;
}) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ onType, offered, text });
  latest.current = { onType, offered, text };
  const writing = useRef(new Compartment());
  useEffect(() => {
    if (parent.current === null) return undefined;
    const made = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          editorSetup(() => latest.current.offered),
          EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
          writing.current.of(EditorState.readOnly.of(true)),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const typed = state.doc.toString();
            if (docChanged && typed !== latest.current.text) latest.current.onType(typed);
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => {
    view.current?.dispatch({ effects: writing.current.reconfigure(EditorState.readOnly.of(!isEditable)) });
  }, [isEditable, label]);
  useEffect(() => {
    if (view.current !== null) bringText(view.current, text);
  }, [text]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    current.dispatch(setDiagnostics(current.state, diagnosticsOf(current.state, problems)));
  }, [problems, text]);
  useEffect(() => {
    const { current } = view;
    if (current === null || line === undefined || line > current.state.doc.lines) return;
    const { from } = current.state.doc.line(Math.max(line, 1));
    current.dispatch({
      selection: { anchor: from },
      effects: EditorView.scrollIntoView(from, { y: "center" }),
    });
    current.focus();
  }, [line, label]);
  return <div ref={parent} />;
}

function diagnosticsOf({ doc }: EditorState, problems: readonly Problem[]): Diagnostic[] {
  return problems
    .flatMap(({ at, message, remedy }): readonly Diagnostic[] => {
      if (at === undefined || at.line > doc.lines) return [];
      const line = doc.line(at.line);
      const from = Math.min(line.from + at.column - 1, line.to);
      return [{ from, to: Math.max(line.to, from), severity: "error", message: `${message}\n${remedy}` }];
    })
    .toSorted((left, right) => left.from - right.from);
}
