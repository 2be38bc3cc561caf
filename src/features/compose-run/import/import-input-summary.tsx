import { type ReactNode, useId } from 'react';

import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { inLanguage } from '#core/form/bilingual.ts';
import type { Parameter } from '#core/form/parameter.ts';
import type { ImportedInput, ImportSource } from '#core/import/imported-input.ts';
import type { ImportPlan } from '#core/import/plan-import.ts';
import type { RefusedOption } from '#core/import/read-imported-options.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatList, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { useReadTitle } from '#parts/title-text.tsx';
import { Notice } from '#ui/notice.tsx';
import { fieldProblemsText } from '#ui/schema-form/problem-text.ts';
import { isDangerousOption } from '#core/draft/reasons/judge-start.ts';
import type { OptionsSource } from '#core/descriptor/default-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { WarningIcon } from '#ui/warning-icon.tsx';
import { useOptionText } from '#parts/texts/option-text.ts';

type SummaryProps = {
  readonly input: ImportedInput;
  readonly plan: ImportPlan;
  readonly keeps: boolean;
  readonly present: OptionsDraft;
  readonly descriptor: WorkerDescriptor;
  readonly slug: WorkerSlug;
};

const SOURCE: Record<ImportSource, MessageKey> = {
  custom: 'import.from.custom',
  input: 'import.from.input',
  request: 'import.from.request',
  curl: 'import.from.curl',
  har: 'import.from.har',
  fetch: 'import.from.fetch',
};

export function ImportInputSummary({ input, plan, keeps, present, descriptor, slug }: SummaryProps) {
  const t = useMessages();
  const titleId = useId();
  const parameters = inLanguage(descriptor.parameters, useLanguage());
  const { fields, leftOut, extras, options } = plan;
  const optionLines = useImportedOptionLines({ accepted: options.accepted, present, worker: descriptor });
  const refused = [
    ...options.refused.map((option) => refusedText(t, option, descriptor.version)),
    ...input.unknown.map((name) => t('import.unknown', { name: excerpt(name) })),
  ];
  return (
    <section aria-labelledby={titleId} className="rounded border border-line">
      <h3 id={titleId} className="border-b border-line px-3 py-2 font-semibold">
        {t(SOURCE[input.source])}
      </h3>
      <Warnings input={input} plan={plan} slug={slug} />
      <dl className="divide-y divide-line">
        <Row term={t('import.fields', { count: fields.length })}>
          {fields.length === 0 ? t('import.fields.none') : <Titles of={fields} />}
        </Row>
        <List term={t('import.problems')} items={problemTexts(t, plan, parameters)} />
        {leftOut.length > 0 && (
          <Row term={t(keeps ? 'import.kept' : 'import.leftOut', { count: leftOut.length })}>
            <Titles of={leftOut} />
            <p className="text-sm text-muted">{t('import.leftOut.why')}</p>
          </Row>
        )}
        {extras.length > 0 && (
          <Row term={t('import.extras')}>
            {named(t, extras)}
            <p className="text-sm text-muted">{t('import.extras.why')}</p>
          </Row>
        )}
        {optionLines.length === 0 ? (
          <Row term={t('import.options', { count: 0 })}>{t('import.options.none')}</Row>
        ) : (
          <List term={t('import.options', { count: optionLines.length })} items={optionLines} />
        )}
        <List term={t('import.refused')} items={refused} />
      </dl>
    </section>
  );
}

function Warnings({ input, plan, slug }: Pick<SummaryProps, 'input' | 'plan' | 'slug'>) {
  const t = useMessages();
  const { otherWorker } = plan;
  const isOtherKind = otherWorker?.includes('/') !== slug.includes('/');
  if (!input.droppedKey && otherWorker === undefined) return null;
  return (
    <div className="space-y-2 border-b border-line p-2">
      {otherWorker !== undefined && (
        <Notice tone="warn" title={t('import.worker', { worker: excerpt(otherWorker), slug })}>
          {isOtherKind && <p>{t('import.worker.same')}</p>}
        </Notice>
      )}
      {input.droppedKey && <Notice tone="warn" title={t('import.key')} />}
    </div>
  );
}

function Row({ term, children }: { readonly term: string; readonly children: ReactNode }) {
  return (
    <div className="grid gap-x-4 px-3 py-2 sm:grid-cols-[12rem_minmax(0,1fr)]">
      <dt className="text-muted">{term}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </div>
  );
}

function Titles({ of: fields }: { readonly of: readonly { readonly title: string }[] }) {
  const t = useMessages();
  const titles = fields.map(({ title }) => title);
  const shown = named(t, titles.map(useReadTitle()));
  const whole = named(t, titles);
  return <span {...(shown !== whole && { title: whole })}>{shown}</span>;
}

const NAMED = 20;

function List({ term, items }: { readonly term: string; readonly items: readonly ReactNode[] }) {
  const t = useMessages();
  if (items.length === 0) return null;
  const shown = items.length > NAMED ? items.slice(0, NAMED - 1) : items;
  const more = items.length - shown.length;
  return (
    <Row term={term}>
      <ul>
        {shown.map((item, index) => (
          <li key={index}>{item}</li>
        ))}
        {more > 0 && (
          <li className="text-muted">{t('import.more', { names: '…', count: formatNumber(more) })}</li>
        )}
      </ul>
    </Row>
  );
}

function named(t: Translate, names: readonly string[]): string {
  const shown = formatList(names.slice(0, NAMED).map(excerpt));
  const more = names.length - NAMED;
  return more > 0 ? t('import.more', { names: shown, count: formatNumber(more) }) : shown;
}

function problemTexts(
  t: Translate,
  { problems }: ImportPlan,
  parameters: readonly Parameter[],
): readonly string[] {
  return parameters.flatMap(({ name, title, columns }) => {
    const found = problems.get(name);
    const titleOf = (column: string) =>
      columns.find((candidate) => candidate.name === column)?.title ?? column;
    const problem = found && fieldProblemsText(t, found, titleOf);
    return problem === undefined ? [] : [t('common.named', { name: excerpt(title), value: problem })];
  });
}

function refusedText(t: Translate, { name, value }: RefusedOption, current: string): string {
  return name === 'version'
    ? t('import.option.version', { value: excerpt(value), current })
    : t('import.option.unusable', { name: excerpt(name), value });
}

type Imported = {
  readonly accepted: Partial<OptionsDraft>;
  readonly present: OptionsDraft;
  readonly worker: OptionsSource;
};

/**
 * Run options that an import sets, with the current value if it differs; marks those that can cost money
 * or send data elsewhere.
 */
function useImportedOptionLines({ accepted, present, worker }: Imported): readonly ReactNode[] {
  const t = useMessages();
  const optionText = useOptionText();
  return OPTION_NAMES.flatMap((option): readonly ReactNode[] => {
    const text = accepted[option];
    if (text === undefined) return [];
    const name = t(`options.${option}`);
    const value = optionText(option, text) || t('options.callback.none');
    const now = optionText(option, present[option]) || t('options.callback.none');
    const line =
      value === now ? t('common.named', { name, value }) : t('import.option.now', { name, value, now });
    return isDangerousOption(option, valueOf(text), worker)
      ? [
          <span key={option} className="text-warn">
            <WarningIcon />
            {line}
          </span>,
        ]
      : [line];
  });
}

const valueOf = (text: string) => (text !== '' && Number.isFinite(Number(text)) ? Number(text) : text);
