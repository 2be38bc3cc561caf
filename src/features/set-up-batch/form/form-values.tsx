import { memo, useMemo, useState } from 'react';

import { blankFields, filledNames, type SheetDraft } from '#core/batch/sheet/sheet-draft.ts';
import { fillersOf } from '#core/batch/sheet/fillers.ts';
import { ROW_OPTIONS } from '#core/batch/sheet/row-option.ts';
import { defaultOptions } from '#core/descriptor/default-options.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import { PLATFORM_NAMES } from '#core/options/option-names.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';
import { differsFromDefault } from '#core/form/default-values.ts';
import type { Entry } from '#core/form/entry.ts';
import { textOfEntry } from '#core/form/reading/entry-text.ts';
import type { Parameter } from '#core/form/parameter.ts';
import { cellText } from '#core/form/reading/cell-text.ts';
import { readEntry } from '#core/form/reading/read-entry.ts';
import { toArray } from '#core/form/rows.ts';
import { isJsonArray, type Json } from '#core/json/json.ts';
import { valueText } from '#core/json/write.ts';
import { formatList } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { excerpt } from '#core/cut-text.ts';
import { useOptionText } from '#parts/texts/option-text.ts';
import { classNames } from '#ui/class-names.ts';
import { FoldHead } from '#ui/fold-head.tsx';

import { FieldDialog } from './field-dialog.tsx';
import type { BatchFormState } from './form-source.ts';
import type { TitleOf } from './use-titles.ts';

type FormValuesProps = {
  readonly descriptor: WorkerDescriptor;
  readonly sheet: Pick<SheetDraft, 'columns' | 'rows'>;
  readonly draft: BatchFormState['draft'];
  readonly titleOf: TitleOf;
  readonly onEdit: (field?: string) => void;
  readonly onEntry: (field: string, entry: Entry | undefined) => void;
};

const SHOWN = 9;

export const FormValues = memo(function FormValues(props: FormValuesProps) {
  const { descriptor, sheet, draft, titleOf, onEdit, onEntry } = props;
  const t = useMessages();
  const optionText = useOptionText();
  const [isOpen, setOpen] = useState(false);
  const [all, setAll] = useState(false);
  const [edited, setEdited] = useState<Parameter>();
  const { columns } = sheet;
  const blank = useMemo(() => blankFields(sheet), [sheet]);
  const unlike = descriptor.parameters.filter(
    ({ name, required }) => !required && blank.has(name) && draft.values.entries.has(name),
  );
  const { values } = draft;
  const rest = useMemo(() => unfilledParts(columns, descriptor, values), [columns, descriptor, values]);
  const [fieldsFilled, optionsFilled] = [filledNames(columns, 'field'), filledNames(columns, 'option')];
  const usual = toOptionsDraft(defaultOptions(descriptor));
  const fields = descriptor.parameters
    .filter(({ name }) => !fieldsFilled.has(name))
    .map((parameter) => {
      const entry = draft.values.entries.get(parameter.name);
      return {
        name: parameter.name,
        title: titleOf(parameter.name),
        text: entryText(t, parameter, entry),
        inShort: entryInShort(t, parameter, entry, titleOf),
        own: differsFromDefault(parameter, entry),
        go: () => setEdited(parameter),
      };
    });
  const options = ROW_OPTIONS.filter((name) => !optionsFilled.has(name))
    .map((name) => ({
      name: `option ${name}`,
      title: t(`options.${name}`),
      text: optionText(name, draft.options[name]),
      own: draft.options[name] !== usual[name],
      go: () => onEdit(PLATFORM_NAMES[name]),
    }))
    .filter(({ name, own }) => own || name === 'option maxCharge');
  const lines = [...fields, ...options];
  const texts = fields.map(({ inShort }) => inShort).filter((text) => text !== '');
  const shown = all ? lines : lines.slice(0, SHOWN);
  return (
    <section aria-label={t('batch.form.title')} className="border-t border-line">
      <FoldHead
        title={t('batch.form.title')}
        summary={<bdi>{texts.map((text) => excerpt(text)).join(' · ')}</bdi>}
        isOpen={isOpen}
        onToggle={() => setOpen(!isOpen)}
      />
      {isOpen && (
        <div className="px-4 pb-3">
          <dl className="grid gap-x-8 gap-y-2 sm:grid-cols-2 xl:grid-cols-3">
            {shown.map(({ name, title, text, own, go }) => {
              const value = text === '' ? t('batch.form.empty') : excerpt(text);
              return (
                <div key={name} className="flex min-w-0 items-baseline justify-between gap-3">
                  <dt className="min-w-0 truncate text-muted" title={title}>
                    <bdi>{title}</bdi>
                  </dt>
                  <dd className="min-w-0">
                    <button
                      type="button"
                      onClick={go}
                      title={text}
                      aria-label={t('batch.form.change', { name: title, value })}
                      className={classNames(
                        'touch-target max-w-full truncate text-right underline decoration-line-strong decoration-dotted underline-offset-4 hover:text-accent hover:decoration-accent',
                        own && 'font-medium',
                        text === '' && 'text-muted',
                      )}
                    >
                      <bdi>{value}</bdi>
                    </button>
                  </dd>
                </div>
              );
            })}
          </dl>
          {lines.length > SHOWN && !all && (
            <button
              type="button"
              onClick={() => setAll(true)}
              className="mt-2 touch-target text-sm text-accent hover:underline"
            >
              {t('batch.form.more', { count: lines.length })}
            </button>
          )}
          <button
            type="button"
            onClick={() => onEdit()}
            className="mt-2 touch-target text-accent hover:underline"
          >
            {t('batch.form.edit')}
          </button>
        </div>
      )}
      {unlike.length > 0 && (
        <p className="px-4 pb-2 text-sm wrap-anywhere text-muted">
          {t('batch.form.blank', { names: formatList(unlike.map(({ name }) => titleOf(name))) })}
        </p>
      )}
      {rest.map(({ parameter, within }) => (
        <p key={parameter.name} className="px-4 pb-2 text-sm wrap-anywhere text-muted">
          {t('batch.form.parts', {
            name: titleOf(parameter.name),
            columns: formatList(within.map((column) => titleOf(parameter.name, column.name))),
          })}
        </p>
      ))}
      {edited && (
        <FieldDialog
          title={t('batch.form.edited', { name: titleOf(edited.name) })}
          parameter={edited}
          entry={draft.values.entries.get(edited.name)}
          onDone={(entry) => onEntry(edited.name, entry)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </section>
  );
});

/**
 * Columns of partly filled tables that no column fills although the form has a value there: the value is
 * not sent.
 */
function unfilledParts(
  columns: SheetDraft['columns'],
  { parameters }: WorkerDescriptor,
  values: BatchFormState['draft']['values'],
) {
  return fillersOf(columns, parameters).flatMap(({ parameter, parts }) => {
    const entry = values.entries.get(parameter.name);
    if (entry?.kind !== 'rows' || parts.some(({ within }) => within === undefined)) return [];
    const held = toArray(entry.rows);
    const within = parameter.columns.filter(
      (column) =>
        parts.every((part) => part.within !== column) && held.some((row) => cellText(column, row) !== ''),
    );
    return within.length > 0 ? [{ parameter, within }] : [];
  });
}

function entryText(t: Translate, parameter: Parameter, entry: Entry | undefined): string {
  const { value, problems } = readEntry(parameter, entry);
  if (problems.count > 0) return entry === undefined ? '' : t('batch.form.wrong');
  if (value === undefined) return '';
  if (typeof value === 'boolean') return t(value ? 'batch.form.on' : 'batch.form.off');
  if (isJsonArray(value)) {
    const [only] = value;
    return value.length === 1 && typeof only === 'string'
      ? (labelOf(parameter, only) ?? only)
      : t('batch.form.items', { count: value.length });
  }
  return labelOf(parameter, value) ?? textOfEntry(parameter, entry);
}

/** As `entryText`, but with the title for numbers and switches, which mean nothing without it. */
function entryInShort(
  t: Translate,
  parameter: Parameter,
  entry: Entry | undefined,
  titleOf: TitleOf,
): string {
  const { value } = readEntry(parameter, entry);
  const name = titleOf(parameter.name);
  if (typeof value === 'boolean') return value ? name : '';
  const text = entryText(t, parameter, entry);
  return typeof value === 'number' && text !== '' ? t('common.named', { name, value: text }) : text;
}

const labelOf = ({ options }: Parameter, value: Json): string | undefined =>
  options.find((option) => valueText(option.value) === valueText(value))?.label;
