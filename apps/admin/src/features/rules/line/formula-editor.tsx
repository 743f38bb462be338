import type { Problem } from "@bareme/kernel";
import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { feel } from "@bpmn-io/lang-feel";
import { bracketMatching } from "@codemirror/language";
import { lintKeymap, setDiagnostics } from "@codemirror/lint";
import { EditorState } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { useEffect, useRef } from "react";
import type { Names } from "../../../core/names.ts";
import { bringText } from "../bring-text.ts";
import { completeFormula } from "./formula-completion.ts";
import { marksOf, type Unread } from "./formula-marks.ts";
import classes from "./line.module.css";

/** A formula typed with help: names are offered by their labels and written by their identifiers, faults are marked where they are. */
export function FormulaEditor({
  label,
  text,
  names,
  each,
  unread,
  problems,
  onType,
}: {
  readonly label: string;
  readonly text: string;
  readonly names: Names;
  /** The list of the line's items. */
  readonly each: string | null;
  readonly unread: Unread | null;
  readonly problems: readonly Problem[];
  readonly onType: (text: string) => void;
}) {
  const parent = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const latest = useRef({ names, each, onType, text });
  latest.current = { names, each, onType, text };
  // What was typed here and has not come back yet.
  const echoes = useRef<string[]>([]);
  useEffect(() => {
    if (parent.current === null) return undefined;
    const made = new EditorView({
      parent: parent.current,
      state: EditorState.create({
        doc: latest.current.text,
        extensions: [
          history(),
          bracketMatching(),
          closeBrackets(),
          feel({ dialect: "expression" }),
          autocompletion({ override: [(context) => completeFormula(context, latest.current)] }),
          keymap.of([
            ...closeBracketsKeymap,
            ...completionKeymap,
            ...lintKeymap,
            ...historyKeymap,
            ...defaultKeymap,
          ]),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            const typed = oneLine(state.doc.toString());
            if (!docChanged || typed === latest.current.text || typed === "") return;
            echoes.current.push(typed);
            latest.current.onType(typed);
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label]);
  useEffect(() => {
    const { current } = view;
    const echo = echoes.current.lastIndexOf(text);
    echoes.current = echoes.current.slice(echo + 1);
    // Another's formula comes in even under the cursor: typing on over the old one would take it back.
    if (current !== null && echo < 0 && oneLine(current.state.doc.toString()) !== text)
      bringText(current, text);
  }, [text]);
  useEffect(() => {
    const { current } = view;
    if (current === null) return;
    const marks = marksOf(current.state.doc.toString(), unread, problems);
    current.dispatch(setDiagnostics(current.state, [...marks]));
  }, [unread, problems, text]);
  return <div ref={parent} className={classes["editor"]} />;
}

/** A formula is one line of its file: a line end that was typed is a space there. */
function oneLine(typed: string): string {
  return typed.replaceAll(/\s*\n\s*/g, " ").trim();
}
