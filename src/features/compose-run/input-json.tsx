import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { inLanguage } from '#core/form/bilingual.ts';
import type { FormValues } from '#core/form/entry.ts';
import { formFromJson, formToJson } from '#core/form/custom-json.ts';
import type { JsonObject } from '#core/json/json.ts';
import { writeJson } from '#core/json/write.ts';
import { formatList } from '#messages/format.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { JsonEditor } from '#ui/json-editor/json-editor.tsx';
import type { EditedText, JsonHints } from '#ui/json-editor/json-view.ts';
import { Notice } from '#ui/notice.tsx';
import { checkFormRows } from '#browser/check-rows.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { type JsonProblem, parseJson } from '#core/json/parse.ts';

import type { Composed } from './draft/composed-draft.ts';
import { settleProvenance } from './draft/opening/settle-json.ts';
import type { BrokenJson } from './draft/opening/draft-origin.ts';
import {
  type InputJsonProblem,
  JSON_KEY,
  jsonProblemText,
  READ_AT_ONCE,
  readInputJson,
} from './draft/reading/read-input-json.ts';
import { jsonProblemAtLength, readJsonAtLength } from './draft/reading/read-at-length.ts';
import type { ComposedDraft } from './draft/use-draft.ts';

type InputJsonProps = { readonly descriptor: WorkerDescriptor; readonly draft: ComposedDraft };

/** Milliseconds without typing before a long text is read. */
const READ_AFTER = 300;

/**
 * All of `custom` as JSON. A valid text goes into the form at once; an invalid one is stored with the
 * draft and blocks a start.
 */
export default function InputJson({ descriptor, draft }: InputJsonProps) {
  const t = useMessages();
  const editor = useEditedText(descriptor, draft);
  const language = useLanguage();
  const hints = useMemo(
    () => jsonHints(inLanguage(descriptor.parameters, language), (problem) => jsonProblemText(t, problem)),
    [descriptor, language, t],
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
        fuller={editor.fuller}
        label={t('compose.json.label')}
        testId="custom-json"
        fieldKey={JSON_KEY}
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

type ShownJson = {
  readonly values: FormValues;
  /** The text if it is invalid; it stays whatever happens to the values. */
  readonly broken: BrokenJson | undefined;
  readonly text: string;
  readonly fuller: { readonly text: string } | undefined;
  readonly unread: readonly string[];
  readonly revision: number;
};

type ShownInput = Pick<ShownJson, 'values' | 'broken' | 'revision'>;

function write({ parameters }: WorkerDescriptor, { values, broken, revision }: ShownInput): ShownJson {
  const { custom, unread } = formToJson(parameters, values);
  return { values, broken, text: broken?.text() ?? writeJson(custom), fuller: undefined, unread, revision };
}

function useEditedText(descriptor: WorkerDescriptor, draft: ComposedDraft) {
  const values = useStore(draft.store, (state) => state.draft.values);
  const { brokenJson: broken } = draft;
  const [shown, setShown] = useState(() => write(descriptor, { values, broken, revision: 0 }));
  if (shown.broken !== broken || (broken === undefined && shown.values !== values))
    setShown(write(descriptor, { values, broken, revision: shown.revision + 1 }));

  const { getState } = draft.store;
  const from = broken?.from ?? values;
  const merged = (custom: JsonObject) =>
    formFromJson(descriptor.parameters, from, custom, getState().draft.values);
  const withFuller = (next: FormValues) => {
    const { text, unread } = write(descriptor, { values: next, broken: undefined, revision: 0 });
    return { fuller: { text }, unread };
  };
  const put = (next: FormValues) => {
    draft.setBrokenJson(undefined);
    // A form that was changed meanwhile holds more than the text.
    const isWhole = getState().draft.values === from;
    setShown((before) => ({ ...before, broken: undefined, values: next, ...(!isWhole && withFuller(next)) }));
    const settled = (held: Composed) => settleProvenance(held.provenance, held.values, next, descriptor);
    getState().apply(
      'json',
      (held) => ({ ...held, values: next, ...(held.provenance.json && { provenance: settled(held) }) }),
      'typing',
    );
  };
  const keepApart = (next: BrokenJson) => {
    draft.setBrokenJson(next);
    setShown((before) => ({ ...before, broken: next }));
  };
  const take = (text: string, result: ReturnType<typeof readInputJson>) => {
    if (result.ok) put(merged(result.value));
    else keepApart({ text: () => text, problem: result.error, from });
  };
  const reading = useRef<AbortController>(undefined);
  /** Reads in a thread and checks the result in slices, so that neither blocks the page. */
  const readLong = async (unread: BrokenJson) => {
    const { signal } = (reading.current = new AbortController());
    // Other hands may have put something else in its place.
    const isOver = () => signal.aborted || getState().draft.broken !== unread;
    if (isOver()) return;
    const text = unread.text();
    const result = await readJsonAtLength(text, signal).catch(() => undefined);
    if (isOver()) return;
    // Where there is no thread to be had, the page waits.
    if (result?.ok !== true) return take(text, result ?? readInputJson(text));
    const before = getState().draft.values;
    const next = merged(result.value);
    await checkFormRows(descriptor.parameters, next);
    if (!isOver()) put(getState().draft.values === before ? next : merged(result.value));
  };
  const later = useDebouncedCall((unread) => void readLong(unread), READ_AFTER);
  const change = (edited: EditedText) => {
    reading.current?.abort();
    if (edited.length <= READ_AT_ONCE) {
      later(undefined);
      const text = edited.toString();
      return take(text, readInputJson(text));
    }
    const unread: BrokenJson = { text: () => edited.toString(), problem: { kind: 'reading' }, from };
    keepApart(unread);
    later(unread);
  };
  const takeForm = () => {
    reading.current?.abort();
    draft.setBrokenJson(undefined);
    setShown(({ revision }) => write(descriptor, { values, broken: undefined, revision: revision + 1 }));
  };
  return { ...shown, change, takeForm };
}

function useDebouncedCall(
  work: (text: BrokenJson) => void,
  delay: number,
): (text: BrokenJson | undefined) => void {
  const pending = useRef<{ readonly timer: number; readonly text: BrokenJson }>(undefined);
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

function jsonHints(parameters: readonly Parameter[], describe: (problem: JsonProblem) => string): JsonHints {
  return {
    members: parameters.map(({ name, title, description, type, options }) => ({
      name,
      title,
      description,
      values: type === 'boolean' ? ['true', 'false'] : options.map(({ value }) => JSON.stringify(value)),
    })),
    check: (text) => (text.length > READ_AT_ONCE ? longProblem(text) : problemOf(text)),
    describe,
  };
}

function problemOf(text: string): JsonProblem | undefined {
  const parsed = parseJson(text);
  return parsed.ok ? undefined : parsed.error;
}

/** The editor does not show problems that have no position in the text. */
async function longProblem(text: string): Promise<JsonProblem | undefined> {
  const problem = await jsonProblemAtLength(text, new AbortController().signal).catch(() => problemOf(text));
  return problem !== undefined && 'line' in problem ? problem : undefined;
}
