import {
  autocompletion,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { type Diagnostic, linter, lintGutter, lintKeymap } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import {
  Annotation,
  Compartment,
  EditorState,
  type Extension,
  type Text,
  Transaction,
} from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  hoverTooltip,
  keymap,
  lineNumbers,
} from '@codemirror/view';

import type { JsonProblem } from '#core/json/parse.ts';

import { completeJson, hoverJson } from './json-hints.ts';
import { HIGHLIGHT, THEME } from './json-theme.ts';
import { jsonLanguage } from './json-language.ts';
import type { JsonMember } from './json-member.ts';
import { rewriteJson } from './rewrite-json.ts';
import { TYPE_OVER } from './replace-selection.ts';

export type JsonHints = {
  readonly members: readonly JsonMember[];
  readonly check: (text: string) => JsonProblem | undefined | Promise<JsonProblem | undefined>;
  readonly describe: (problem: JsonProblem) => string;
};

type JsonViewInput = {
  readonly root: ShadowRoot;
  readonly text: string;
  readonly words: JsonViewWords;
  readonly testId: string;
  readonly hints: () => JsonHints;
  readonly onChange: (text: EditedText) => void;
};

/** The editor's text, joined only on request because that is slow for long texts. */
export type EditedText = Pick<Text, 'length' | 'toString'>;

export type JsonViewWords = {
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
};

export type JsonView = {
  readonly reword: (words: JsonViewWords) => void;
  /** Replaces the text without calling `onChange`. Focus and caret stay, and undo reverts the typing. */
  readonly rewrite: (fuller: { readonly text: string } | undefined) => void;
  readonly focus: () => void;
  readonly destroy: () => void;
};

/** Milliseconds without typing before the text is checked. */
const CHECK_AFTER = 250;

const wording = ({ label, phrases }: JsonViewWords): Extension => [
  EditorState.phrases.of(phrases),
  EditorView.contentAttributes.of({ 'aria-label': label }),
];

const REWRITTEN = Annotation.define<true>();

export function createJsonView({ root, text, words, testId, hints, onChange }: JsonViewInput): JsonView {
  const worded = new Compartment();
  const view = new EditorView({
    root,
    parent: root,
    state: EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(),
        foldGutter(),
        lintGutter(),
        history(),
        drawSelection(),
        indentOnInput(),
        bracketMatching(),
        closeBrackets(),
        highlightActiveLine(),
        highlightSelectionMatches(),
        search({ top: true }),
        jsonLanguage(text.length),
        syntaxHighlighting(HIGHLIGHT),
        THEME,
        TYPE_OVER,
        autocompletion({ override: [(context) => completeJson(context, hints().members)] }),
        hoverTooltip((view, position) => hoverJson(view.state, position, hints().members)),
        linter((view) => diagnose(view.state.doc, hints()), {
          delay: CHECK_AFTER,
          needsRefresh: ({ startState, state }) =>
            startState.facet(EditorState.phrases) !== state.facet(EditorState.phrases),
        }),
        keymap.of([
          ...closeBracketsKeymap,
          ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
          ...searchKeymap,
          ...historyKeymap,
          ...foldKeymap,
          ...completionKeymap,
          ...lintKeymap,
        ]),
        worded.of(wording(words)),
        EditorView.contentAttributes.of({ 'data-testid': testId, spellcheck: 'false' }),
        EditorView.updateListener.of((update) => {
          const isTyped = update.transactions.some((one) => one.docChanged && !one.annotation(REWRITTEN));
          if (isTyped) onChange(update.state.doc);
        }),
      ],
    }),
  });
  return {
    reword: (next) => view.dispatch({ effects: worded.reconfigure(wording(next)) }),
    rewrite: (fuller) => {
      if (fuller === undefined) return;
      const { doc, selection } = view.state;
      const { changes, caret } = rewriteJson(doc.toString(), fuller.text, selection.main.head);
      view.dispatch({
        changes,
        selection: { anchor: caret },
        annotations: [REWRITTEN.of(true), Transaction.addToHistory.of(false)],
      });
    },
    focus: () => view.focus(),
    destroy: () => view.destroy(),
  };
}

async function diagnose(doc: Text, { check, describe }: JsonHints): Promise<Diagnostic[]> {
  const problem = await check(doc.toString());
  if (problem === undefined) return [];
  const line = doc.line(Math.min(Math.max(problem.line, 1), doc.lines));
  const from = Math.min(line.from + problem.column - 1, line.to);
  return [{ from, to: Math.min(from + 1, line.to), severity: 'error', message: describe(problem) }];
}
