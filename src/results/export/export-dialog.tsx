import { ChevronDown, ChevronRight } from 'lucide-react';
import { type SubmitEvent, useId } from 'react';

import { isArranged, isFiltered } from '#core/results/arrange-rows.ts';
import { fileName, mayRunFormulas } from '#core/results/files/file-format.ts';
import { formatMoment, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Select } from '#ui/controls/choice/select.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { useChoices } from './export-choices.ts';
import { ExportColumns } from './export-columns.tsx';
import { type ExportTarget, type Habits, TARGETS } from './export-habits.ts';
import type { ExportSource } from './export-order.ts';
import { NotExported } from './export-outcome.tsx';
import { canPickFolder, pickFolder } from './folder.ts';
import type { Exports } from './use-exports.ts';

/** Maximum number of sheets of a workbook that a user can still navigate. */
const MOST_SHEETS = 200;

type ExportDialogProps = ExportSource & {
  readonly exports: Exports;
  readonly habits: Habits;
  readonly onKeep: (changes: Partial<Habits>) => void;
};

type ChoiceProps = { readonly choices: ReturnType<typeof useChoices> };

export function ExportDialog({ exports, habits: last, onKeep, ...shown }: ExportDialogProps) {
  const t = useMessages();
  const { source } = shown;
  const choices = useChoices(shown, last);
  const { chosen, lacksColumns } = choices;
  const { here, platform, busy } = exports;
  const start = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || lacksColumns) return;
    exports.forget();
    onKeep(choices.changes);
    if (chosen.kind === 'platform')
      return platform.mutate({ format: chosen.format, columns: choices.platformColumns() });
    const order = { ...choices.order, format: chosen.format };
    if (choices.where === 'downloads') return here.making.mutate(order);
    const folder = await pickFolder();
    if (folder) here.making.mutate({ ...order, folder });
  };
  const rows = rowsOf(choices, shown);
  return (
    <Dialog title={t('export.title')} onClose={exports.close}>
      <form onSubmit={(event) => void start(event)} className="space-y-4">
        <FormatChoice choices={choices} />
        {chosen.kind === 'here' && <RowChoice choices={choices} shown={shown} />}
        <ColumnChoice choices={choices} />
        {chosen.kind === 'here' && (
          <Options
            choices={choices}
            shown={shown}
            isOpen={last.optionsOpen}
            onOpen={(optionsOpen) => onKeep({ optionsOpen })}
          />
        )}
        {source.live && (
          <p className="text-muted">
            {sentences(t('export.live'), source.exported && t('collection.export.again'))}
          </p>
        )}
        <NotExported exports={exports} />
        {here.making.isPending && <Progress exports={exports} source={source} />}
        <div className="sticky bottom-0 -mx-5 mt-4 -mb-5 flex flex-wrap items-center justify-end gap-2 border-t border-line bg-surface px-5 py-3">
          <span className="min-w-0 grow basis-40 truncate text-sm text-muted max-sm:w-full">
            {fileName(source.names, chosen.format)}
          </span>
          {here.making.isPending ? (
            <Button onClick={here.cancel}>{t('export.cancel')}</Button>
          ) : (
            <Button onClick={exports.close}>{t('common.cancel')}</Button>
          )}
          <Button type="submit" variant="primary" data-first-focus disabled={busy || lacksColumns}>
            {busy
              ? t('results.exporting')
              : rows === undefined
                ? t('export.start.all')
                : t('export.start', { rows })}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function rowsOf(
  { chosen, rows, total, fitting }: ChoiceProps['choices'],
  { arrangement }: ExportSource,
): number | undefined {
  if (chosen.kind === 'platform' || rows === 'all') return total;
  if (rows === 'new') return undefined;
  return isFiltered(arrangement) || arrangement.repeats ? fitting : total;
}

function FormatChoice({ choices: { target, targets, change } }: ChoiceProps) {
  const t = useMessages();
  const [format, byPlatform] = [useId(), useId()];
  const [here, there] = (['here', 'platform'] as const).map((kind) =>
    targets
      .filter((name) => TARGETS[name].kind === kind)
      .map((value) => ({ value, label: `${TARGETS[value].name} (.${TARGETS[value].format})` })),
  );
  const [first] = there ?? [];
  const isMore = TARGETS[target].kind === 'platform';
  const onChange = (chosen: ExportTarget) => change({ target: chosen });
  return (
    <div>
      <label htmlFor={format} className="mb-1 block font-medium">
        {t('export.format')}
      </label>
      <Select<ExportTarget>
        id={format}
        value={isMore && first ? first.value : target}
        onChange={onChange}
        choices={[...(here ?? []), ...(first ? [{ value: first.value, label: t('export.more') }] : [])]}
      />
      {isMore && (
        <>
          <label htmlFor={byPlatform} className="mt-3 mb-1 block font-medium">
            {t('export.format.byPlatform')}
          </label>
          <Select<ExportTarget> id={byPlatform} value={target} onChange={onChange} choices={there ?? []} />
        </>
      )}
    </div>
  );
}

function RowChoice({
  choices: { rows, setRows, total, fitting },
  shown: { source, arrangement },
}: ChoiceProps & { readonly shown: ExportSource }) {
  const t = useMessages();
  const last = source.exported?.last;
  const arranged = isArranged(arrangement);
  if (!arranged && !last) return null;
  const isLess = isFiltered(arrangement) || arrangement.repeats !== undefined;
  const theseWords = isLess ? theseOf(t, fitting) : t('export.rows.sorted', { count: total });
  return (
    <Choices
      look="segment"
      legend={t('export.rows')}
      value={!arranged && rows === 'fitting' ? 'all' : rows}
      onChange={setRows}
      choices={[
        ...(arranged ? [{ value: 'fitting' as const, label: theseWords }] : []),
        { value: 'all', label: t('export.rows.all', { count: total }) },
        ...(last
          ? [{ value: 'new' as const, label: t('export.rows.new', { moment: formatMoment(last.at) }) }]
          : []),
      ]}
    />
  );
}

const theseOf = (t: Translate, fitting: number | undefined) =>
  fitting === undefined ? t('export.rows.these') : t('export.rows.fitting', { count: fitting });

function ColumnChoice({ choices }: ChoiceProps) {
  const t = useMessages();
  const { columns, setColumns, offered, shownKeys, inTable, asTable, keys, choose } = choices;
  return (
    <div>
      <Choices
        look="segment"
        legend={t('export.columns')}
        value={columns}
        onChange={setColumns}
        choices={[
          { value: 'table', label: t('export.columns.table', { count: formatNumber(asTable) }) },
          { value: 'all', label: t('export.columns.all', { count: formatNumber(offered.length) }) },
          { value: 'chosen', label: t('export.columns.choose') },
        ]}
      />
      {columns === 'chosen' && (
        <ExportColumns
          shownKeys={shownKeys}
          inTable={inTable}
          keys={keys}
          columns={offered}
          onChange={choose}
        />
      )}
    </div>
  );
}

type OptionsProps = ChoiceProps & {
  readonly shown: ExportSource;
  readonly isOpen: boolean;
  readonly onOpen: (isOpen: boolean) => void;
};

function sheetsOf({ chosen }: ChoiceProps['choices'], { parts }: ExportSource['source']): number | undefined {
  const canPart = chosen.format === 'xlsx' && parts !== undefined && parts.count > 1;
  return canPart && parts.count <= MOST_SHEETS ? parts.count : undefined;
}

function optionsText(t: Translate, { isTable, order, sheets, where }: ChoiceProps['choices'], count = 0) {
  const words = [
    isTable && `${t('export.names')}: ${t(`export.names.${order.names}`)}`,
    isTable && t(`export.nested.${order.nested}.short`),
    count > 0 && sheets === 'parts' && t('export.sheets.parts', { count }),
    where === 'folder' && t('export.where.folder'),
  ];
  return words.filter((word) => typeof word === 'string').join(' · ');
}

function Options({ choices, shown: { source }, isOpen, onOpen }: OptionsProps) {
  const t = useMessages();
  const id = useId();
  const { isTable, sheets, setSheets, where, setWhere } = choices;
  const count = sheetsOf(choices, source);
  if (!isTable && !canPickFolder()) return null;
  const Chevron = isOpen ? ChevronDown : ChevronRight;
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => onOpen(!isOpen)}
        className="flex min-h-control w-full items-center gap-2 text-left"
      >
        <Chevron size={14} aria-hidden className="shrink-0" />
        <span className="font-medium">{t('export.options')}</span>
        {!isOpen && <span className="truncate text-sm text-muted">{optionsText(t, choices, count)}</span>}
      </button>
      {isOpen && (
        <div id={id} className="space-y-3 pt-1 pl-6">
          {isTable && <TableForms choices={choices} />}
          {count !== undefined && (
            <Choices
              legend={t('export.sheets')}
              value={sheets}
              onChange={setSheets}
              choices={[
                { value: 'one', label: t('export.sheets.one') },
                { value: 'parts', label: t('export.sheets.parts', { count }) },
              ]}
            />
          )}
          {canPickFolder() && (
            <Choices
              legend={t('export.where')}
              value={where}
              onChange={setWhere}
              choices={[
                { value: 'downloads', label: t('export.where.downloads') },
                { value: 'folder', label: t('export.where.folder') },
              ]}
            />
          )}
          <SpreadsheetWays choices={choices} />
        </div>
      )}
    </div>
  );
}

function TableForms({ choices: { order, change } }: ChoiceProps) {
  const t = useMessages();
  return (
    <>
      <Choices
        legend={t('export.names')}
        value={order.names}
        onChange={(names) => change({ names })}
        choices={[
          { value: 'labels', label: t('export.names.labels') },
          { value: 'keys', label: t('export.names.keys') },
        ]}
      />
      <Choices
        legend={t('export.nested')}
        value={order.nested}
        onChange={(nested) => change({ nested })}
        choices={[
          { value: 'text', label: t('export.nested.text') },
          { value: 'split', label: t('export.nested.split') },
          { value: 'json', label: t('export.nested.json') },
        ]}
      />
    </>
  );
}

const SPREADSHEET_WAYS = [
  ['escapeFormulas', 'export.escape'],
  ['marked', 'export.mark'],
] as const;

/** Options that keep a text from being run as a formula or read in another encoding. */
function SpreadsheetWays({ choices: { chosen, habits, change } }: ChoiceProps) {
  const t = useMessages();
  if (chosen.kind !== 'here' || !mayRunFormulas(chosen.format)) return null;
  return SPREADSHEET_WAYS.map(([way, words]) => (
    <div key={way}>
      <label className="flex items-center gap-2 font-medium">
        <input
          type="checkbox"
          checked={habits[way]}
          onChange={(event) => change({ [way]: event.target.checked })}
          aria-describedby={words}
        />
        {t(words)}
      </label>
      <p id={words} className="mt-1 text-sm text-muted">
        {t(`${words}.help`)}
      </p>
    </div>
  ));
}

function Progress({
  exports: { here },
  source: { rows, count },
}: Pick<ExportDialogProps, 'exports' | 'source'>) {
  const t = useMessages();
  const read = rows.set.count;
  const total = Math.max(count, read);
  const isReading = here.phase === 'reading';
  return (
    <div>
      <progress
        aria-label={t('results.exporting')}
        className="block h-1.5 w-full"
        {...(isReading && { value: read, max: Math.max(1, total) })}
      />
      <p className="mt-1 text-sm text-muted tabular-nums">
        {isReading
          ? t('export.progress', { read: formatNumber(read), total: formatNumber(total) })
          : t('export.writing')}
      </p>
    </div>
  );
}
