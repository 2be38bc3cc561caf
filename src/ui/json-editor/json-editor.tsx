import { useEffect, useMemo, useRef } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useFieldHandle } from '../field-handles.ts';

import { editorPhrases } from './editor-phrases.ts';
import { isLongText } from './long-text.ts';
import { createJsonView, type EditedText, type JsonHints, type JsonView } from './json-view.ts';

export type JsonEditorProps = {
  readonly initialText: string;
  /** An extended version of the typed text, which replaces it while the person goes on typing. */
  readonly fuller: { readonly text: string } | undefined;
  readonly label: string;
  readonly testId: string;
  readonly fieldKey: string;
  readonly hints: JsonHints;
  readonly onChange: (text: EditedText) => void;
};

/**
 * CodeMirror for JSON. It lives in a shadow root, where its styles are adopted style sheets, which the CSP allows;
 * in the page itself it would add a `<style>` element, which the CSP refuses.
 */
export function JsonEditor(props: JsonEditorProps) {
  const { initialText, fuller, label, testId, hints, onChange } = props;
  const t = useMessages();
  const words = useMemo(() => ({ label, phrases: editorPhrases(t) }), [label, t]);
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<JsonView>(undefined);
  useFieldHandle(props.fieldKey, () => view.current?.focus());
  const latest = useRef({ hints, onChange, words });
  useEffect(() => {
    latest.current = { hints, onChange, words };
  }, [hints, onChange, words]);
  useEffect(() => view.current?.reword(words), [words]);
  useEffect(() => view.current?.rewrite(fuller), [fuller]);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const make = () => {
      view.current = createJsonView({
        root: element.shadowRoot ?? element.attachShadow({ mode: 'open' }),
        text: initialText,
        words: latest.current.words,
        testId,
        hints: () => latest.current.hints,
        onChange: (text) => latest.current.onChange(text),
      });
    };
    // The task that wrote a long text has taken its time already.
    const timer = isLongText(initialText.length) ? window.setTimeout(make) : undefined;
    if (timer === undefined) make();
    return () => {
      window.clearTimeout(timer);
      view.current?.destroy();
      view.current = undefined;
    };
  }, [initialText, testId]);
  return <div ref={host} className="h-[min(70vh,40rem)] overflow-hidden" />;
}
