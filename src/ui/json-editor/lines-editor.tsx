import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { search, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import { useEffect, useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';

import { editorPhrases } from './editor-phrases.ts';
import { THEME } from './json-theme.ts';

type LinesEditorProps = {
  readonly initialText: string;
  readonly label: string;
  readonly onChange: (read: () => string) => void;
};

export default function LinesEditor(props: LinesEditorProps) {
  const t = useMessages();
  const host = useRef<HTMLDivElement>(null);
  const first = useRef({ ...props, phrases: editorPhrases(t) });
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const { initialText, label, phrases, onChange } = first.current;
    const root = element.shadowRoot ?? element.attachShadow({ mode: 'open' });
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: initialText,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          highlightActiveLine(),
          search({ top: true }),
          THEME,
          keymap.of([
            ...defaultKeymap.filter(({ key }) => key !== 'Mod-Enter'),
            ...searchKeymap,
            ...historyKeymap,
          ]),
          EditorState.phrases.of(phrases),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'false' }),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) onChange(() => state.doc.toString());
          }),
        ],
      }),
    });
    view.focus();
    return () => view.destroy();
  }, []);
  return <div ref={host} className="h-[min(60vh,24rem)] overflow-hidden rounded border border-field" />;
}
