import { useEffect, useRef } from 'react';

import { createJsonView, type JsonHints, type JsonView } from './json-view.ts';

export type JsonEditorProps = {
  /** The text to begin with; later texts come in through `key`. */
  readonly initialText: string;
  readonly label: string;
  readonly testId: string;
  readonly hints: JsonHints;
  /** Called after every change with the whole text. */
  readonly onChange: (text: string) => void;
};

/**
 * CodeMirror for JSON. It lives in a shadow root, where its styles are adopted style sheets, which the CSP allows;
 * in the page itself it would add a `<style>` element, which the CSP refuses.
 */
export default function JsonEditor({ initialText, label, testId, hints, onChange }: JsonEditorProps) {
  const host = useRef<HTMLDivElement>(null);
  const latest = useRef({ hints, onChange });
  useEffect(() => {
    latest.current = { hints, onChange };
  }, [hints, onChange]);
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const view: JsonView = createJsonView({
      root: element.shadowRoot ?? element.attachShadow({ mode: 'open' }),
      text: initialText,
      label,
      testId,
      hints: () => latest.current.hints,
      onChange: (text) => latest.current.onChange(text),
    });
    return () => view.destroy();
  }, [initialText, label, testId]);
  return <div ref={host} className="h-[min(70vh,40rem)] overflow-hidden" />;
}
