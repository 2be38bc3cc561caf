import { type ReactNode, useMemo, useState } from 'react';

import { openEntry } from '#browser/stored/entry.ts';
import { STORED } from '#browser/stored/registry.ts';
import { useStored } from '#browser/stored/use-stored.ts';
import { jsonPreview } from '#core/json/write.ts';
import { type ApiRequest, bodyText } from '#core/request/api-request.ts';
import { EXPORT_FORMATS, type ExportFormat } from '#core/run/run.ts';
import { JOB_LANGUAGES, type JobLanguage } from '#core/snippet/job/job.ts';
import { holdsBody, SNIPPET_LANGUAGES, type SnippetLanguage } from '#core/snippet/snippet.ts';
import { oneOf } from '#core/stored/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';
import { Button } from '#ui/controls/button.tsx';
import { Select, type SelectProps } from '#ui/controls/choice/select.tsx';
import { CopyButton } from '#ui/controls/copy-button.tsx';
import { downloadText } from '#ui/text/download-text.ts';

import { SnippetNotes } from './snippet-notes.tsx';
import { BODY_FILE, requestOf, type SnippetPurpose, type Writing } from './snippet-purpose.ts';
import { SnippetView } from './snippet-view.tsx';
import { useSnippet } from './use-snippet.ts';
import { useWithoutKey } from './use-without-key.ts';
import { JOB_LANGUAGE, useSnippetWriter } from './use-snippet-writer.ts';

export const storedSnippetLanguage = openEntry(STORED.snippetLanguage, oneOf(SNIPPET_LANGUAGES));

type SnippetWritingProps<Purpose extends SnippetPurpose> = {
  readonly purposes: readonly Purpose[];
  readonly purpose: Purpose;
  readonly onPurpose: (purpose: Purpose) => void;
  readonly format: ExportFormat | undefined;
  readonly onFormat: (format: ExportFormat) => void;
  readonly isCapped: boolean;
  readonly writing: Writing | undefined;
  readonly onRetry: (() => void) | undefined;
  readonly children?: ReactNode;
};

const SCRIPT_FILE: Record<JobLanguage, string> = {
  curl: 'run.sh',
  powershell: 'run.ps1',
  python: 'run.py',
  javascript: 'run.mjs',
};

export function SnippetWriting<Purpose extends SnippetPurpose>(props: SnippetWritingProps<Purpose>) {
  const { purpose, writing: given, onRetry, isCapped } = props;
  const writing = useWithoutKey(given);
  const [chosen, setLanguage] = useStored(storedSnippetLanguage, 'curl');
  const language = writing?.kind === 'job' ? JOB_LANGUAGE[chosen] : chosen;
  const { file, choice } = useBodyFile(writing, language, BODY_FILE[purpose]);
  const { write, retry } = useSnippetWriter(language, writing);
  const snippet = useSnippet(write, file);
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-1">
        <LanguageChoice kind={writing?.kind} language={language} onChange={setLanguage} />
        <PurposeChoices {...props} />
        {snippet?.ok && <Takeaway kind={writing?.kind} language={language} whole={snippet.value.whole} />}
      </div>
      {props.children}
      {writing && (
        <BodyFileBar
          request={requestOf(writing)}
          name={BODY_FILE[purpose]}
          isUsed={file !== undefined}
          choice={choice}
        />
      )}
      <SnippetView snippet={snippet} onRetry={onRetry ?? retry}>
        <SnippetNotes
          purpose={purpose}
          language={language}
          file={file}
          isCapped={isCapped}
          isKeyStruck={writing !== given}
        />
      </SnippetView>
    </>
  );
}

type LanguageChoiceProps = {
  readonly kind: Writing['kind'] | undefined;
  readonly language: SnippetLanguage;
  readonly onChange: (language: SnippetLanguage) => void;
};

function LanguageChoice({ kind, language, onChange }: LanguageChoiceProps) {
  const t = useMessages();
  const choices =
    kind === 'job'
      ? JOB_LANGUAGES.map((value) => ({ value, label: t(`snippet.jobLanguage.${value}`) }))
      : SNIPPET_LANGUAGES.map((value) => ({ value, label: t(`snippet.language.${value}`) }));
  return (
    <Choice<SnippetLanguage>
      label={t('snippet.language')}
      value={language}
      onChange={onChange}
      choices={choices}
    />
  );
}

function PurposeChoices<Purpose extends SnippetPurpose>({
  purposes,
  purpose,
  onPurpose,
  format,
  onFormat,
}: SnippetWritingProps<Purpose>) {
  const t = useMessages();
  return (
    <>
      <Choice<Purpose>
        label={t('snippet.purpose')}
        className="min-w-44"
        value={purpose}
        onChange={onPurpose}
        choices={purposes.map((value) => ({ value, label: t(`snippet.purpose.${value}`) }))}
      />
      {format && (
        <Choice<ExportFormat>
          label={t('snippet.format')}
          value={format}
          onChange={onFormat}
          choices={EXPORT_FORMATS.map((value) => ({ value, label: value }))}
        />
      )}
    </>
  );
}

type TakeawayProps = {
  readonly kind: Writing['kind'] | undefined;
  readonly language: SnippetLanguage;
  readonly whole: () => string;
};

function Takeaway({ kind, language, whole }: TakeawayProps) {
  const t = useMessages();
  const file = SCRIPT_FILE[JOB_LANGUAGE[language]];
  return (
    <>
      <CopyButton text={whole} label={t('snippet.copy')} iconOnly />
      {kind === 'job' && (
        <Button size="small" onClick={() => downloadText(file, whole())}>
          {t('snippet.download', { file })}
        </Button>
      )}
    </>
  );
}

function useBodyFile(writing: Writing | undefined, language: SnippetLanguage, name: string) {
  const [wantsFile, setWantsFile] = useState(false);
  const isLong = useMemo(() => writing !== undefined && isLongBody(requestOf(writing)), [writing]);
  if (!holdsBody(language)) return { file: name, choice: undefined };
  if (!isLong) return { file: undefined, choice: undefined };
  return { file: wantsFile ? name : undefined, choice: { wantsFile, setWantsFile } };
}

type BodyFileBarProps = {
  readonly request: ApiRequest;
  readonly name: string;
  readonly isUsed: boolean;
  readonly choice:
    | { readonly wantsFile: boolean; readonly setWantsFile: (wantsFile: boolean) => void }
    | undefined;
};

function BodyFileBar({ request, name, isUsed, choice }: BodyFileBarProps) {
  const t = useMessages();
  if (!isUsed && choice === undefined) return null;
  return (
    <div className="flex flex-wrap items-center justify-between gap-2 border-b border-line px-3 py-1">
      {choice && (
        <label className="flex min-h-7 items-center gap-1.5">
          <input
            type="checkbox"
            checked={choice.wantsFile}
            onChange={(event) => choice.setWantsFile(event.target.checked)}
          />
          {t('snippet.fromFile', { file: name })}
        </label>
      )}
      {isUsed && (
        <Button size="small" onClick={() => downloadText(name, bodyText(request) ?? '')}>
          {t('snippet.download', { file: name })}
        </Button>
      )}
    </div>
  );
}

/** Bytes from which a body is offered as a file. */
const FILE_FROM = 8_000;

function isLongBody(request: ApiRequest): boolean {
  const { text, truncated } = jsonPreview(request.body ?? null, FILE_FROM);
  return truncated || new TextEncoder().encode(text).length > FILE_FROM;
}

type ChoiceProps<Value extends string> = SelectProps<Value> & {
  readonly label: string;
  readonly className?: string;
};

function Choice<Value extends string>({ label, className = 'min-w-28', ...select }: ChoiceProps<Value>) {
  return (
    <span className={classNames('flex-1', className)}>
      <Select {...select} aria-label={label} title={label} />
    </span>
  );
}
