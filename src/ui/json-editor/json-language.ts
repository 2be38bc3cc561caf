import { json } from '@codemirror/lang-json';
import { Compartment, EditorState, type Extension } from '@codemirror/state';
import { ViewPlugin } from '@codemirror/view';

import { isLongText } from './long-text.ts';

/** Milliseconds for the page to paint the text before its syntax. */
const PAINT = 50;

const NO_LANGUAGE: Extension = [];

/**
 * JSON syntax for colours, folding and completion. CodeMirror parses the beginning in the task that sets
 * the text, which is slow for long texts; for those, parsing follows in its own task.
 */
export function jsonLanguage(length: number): Extension {
  const language = new Compartment();
  return [
    language.of(isLongText(length) ? NO_LANGUAGE : json()),
    EditorState.transactionExtender.of(({ changes }) => {
      let longest = 0;
      changes.iterChanges((_from, _to, _start, _end, inserted) => {
        longest = Math.max(longest, inserted.length);
      });
      return isLongText(longest) ? { effects: language.reconfigure(NO_LANGUAGE) } : null;
    }),
    ViewPlugin.define((view) => {
      let timer: number | undefined;
      const bringBack = () => {
        if (language.get(view.state) !== NO_LANGUAGE) return;
        window.clearTimeout(timer);
        timer = window.setTimeout(() => view.dispatch({ effects: language.reconfigure(json()) }), PAINT);
      };
      bringBack();
      return { update: bringBack, destroy: () => window.clearTimeout(timer) };
    }),
  ];
}
