import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { FormValues } from '#core/form/entry.ts';
import { formFromJson, formToJson } from '#core/form/custom-json.ts';
import type { JsonObject } from '#core/json/json.ts';
import { writeJson } from '#core/json/write-json.ts';
import { formatList } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { JsonEditor } from '#ui/json-editor/json-editor.tsx';
import type { EditedText } from '#ui/json-editor/json-view.ts';
import { Notice } from '#ui/notice.tsx';
import { warmForm } from '#ui/schema-form/rows/warm-form.ts';

import { jsonHints } from './json-hints.ts';
import { jsonProblemText, type InputJsonProblem, readInputJson } from './read-input-json.ts';
import { READ_AT_ONCE, readJsonAtLength } from './read-at-length.ts';
import type { ComposedDraft } from './use-draft.ts';

type InputJsonProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/** Milliseconds of rest in typing after which a text is read that is too long to be read at every key. */
const READ_AFTER = 300;

/**
 * The whole of `custom` as JSON. What is right goes into the form at once; what is not stays here, is kept with the draft,
 * and stands in the way of a start.
 */
export default function InputJson({ descriptor, draft }: InputJsonProps) {
  const t = useMessages();
  const editor = useEditedText(descriptor, draft);
  const hints = useMemo(
    () => jsonHints(descriptor.parameters, (problem) => jsonProblemText(t, problem)),
    [descriptor, t],
  );
  return (
    <div data-field="custom-json">
      {editor.unread.length > 0 && (
        <p className="border-b border-line px-4 py-2 text-sm text-muted">
          {t('compose.json.unread', { count: editor.unread.length, names: formatList(editor.unread) })}
        </p>
      )}
      <JsonEditor
        key={editor.revision}
        initialText={editor.text}
        label={t('compose.json.label')}
        testId="custom-json"
        hints={hints}
        onChange={editor.change}
      />
      <JsonFoot problem={draft.brokenJson?.problem} onForm={editor.takeForm} />
    </div>
  );
}

type JsonFootProps = { readonly problem: InputJsonProblem | undefined; readonly onForm: () => void };

function JsonFoot({ problem, onForm }: JsonFootProps) {
  const t = useMessages();
  if (problem === undefined) return null;
  if (problem.kind === 'reading')
    return <p className="px-4 py-2 text-sm text-muted">{t('compose.json.reading')}</p>;
  return (
    <Notice
      tone="bad"
      // In view beside a long text, also above the bar of a narrow screen.
      className="sticky bottom-[calc(var(--bar,0px)+0.75rem)] m-3"
      title={jsonProblemText(t, problem)}
      actions={
        <Button size="small" onClick={onForm}>
          {t('compose.json.takeForm')}
        </Button>
      }
    >
      <p>{t('compose.json.kept')}</p>
    </Notice>
  );
}

type Shown = {
  /** The values that the text stands for; other values in the form mean that the text is to be written anew. */
  readonly values: FormValues;
  readonly text: string;
  readonly unread: readonly string[];
  readonly revision: number;
};

function write(descriptor: WorkerDescriptor, values: FormValues, revision: number): Shown {
  const { custom, unread } = formToJson(descriptor.parameters, values);
  return { values, text: writeJson(custom), unread, revision };
}

/** The text of the editor, written anew whenever the form changes by other hands than the editor's. */
function useEditedText(descriptor: WorkerDescriptor, draft: ComposedDraft) {
  const values = useStore(draft.store, (state) => state.values);
  const [shown, setShown] = useState<Shown>(() => {
    const written = write(descriptor, values, 0);
    return draft.brokenJson ? { ...written, text: draft.brokenJson.text() } : written;
  });
  if (shown.values !== values) setShown(write(descriptor, values, shown.revision + 1));

  const { getState } = draft.store;
  const valuesOf = (custom: JsonObject) => formFromJson(descriptor.parameters, getState().values, custom);
  const put = (next: FormValues) => {
    draft.setBrokenJson(undefined);
    setShown((before) => ({ ...before, values: next }));
    getState().replaceAll(next, 'json');
  };
  const take = (text: string, result: ReturnType<typeof readInputJson>) => {
    if (result.ok) put(valuesOf(result.value));
    else draft.setBrokenJson({ text: () => text, problem: result.error });
  };
  const reading = useRef<AbortController>(undefined);
  /** Beside the page, and what is in it is looked at in slices, so that neither blocks the page. */
  const readLong = async (text: string) => {
    const { signal } = (reading.current = new AbortController());
    const isOver = () => signal.aborted;
    const before = getState().values;
    const result = await readJsonAtLength(text, signal).catch(() => undefined);
    if (isOver()) return;
    // Where there is no thread to be had, the page waits.
    if (result?.ok !== true) return take(text, result ?? readInputJson(text));
    const next = valuesOf(result.value);
    await warmForm(descriptor.parameters, next);
    if (isOver()) return;
    if (getState().values === before) put(next);
    // The form was changed by other hands meanwhile, and with it the text.
    else draft.setBrokenJson(undefined);
  };
  const later = useDelayed((text) => void readLong(text.toString()), READ_AFTER);
  const change = (text: EditedText) => {
    reading.current?.abort();
    const isLong = text.length > READ_AT_ONCE;
    later(isLong ? text : undefined);
    if (isLong) draft.setBrokenJson({ text: () => text.toString(), problem: { kind: 'reading' } });
    else take(text.toString(), readInputJson(text.toString()));
  };
  const takeForm = () => {
    reading.current?.abort();
    draft.setBrokenJson(undefined);
    setShown((before) => write(descriptor, values, before.revision + 1));
  };
  return { ...shown, change, takeForm };
}

/** Calls back once after a rest, and at once when the component goes away; undefined takes back what was given last. */
function useDelayed(work: (text: EditedText) => void, delay: number): (text: EditedText | undefined) => void {
  const pending = useRef<{ readonly timer: number; readonly text: EditedText }>(undefined);
  const latest = useRef(work);
  useEffect(() => {
    latest.current = work;
  });
  useEffect(
    () => () => {
      if (pending.current === undefined) return;
      window.clearTimeout(pending.current.timer);
      latest.current(pending.current.text);
    },
    [],
  );
  return (text) => {
    window.clearTimeout(pending.current?.timer);
    pending.current = undefined;
    if (text === undefined) return;
    const timer = window.setTimeout(() => {
      pending.current = undefined;
      latest.current(text);
    }, delay);
    pending.current = { timer, text };
  };
}
