import { type SubmitEvent, useId } from 'react';

import { isArranged, isFiltered } from '#core/results/arrange-rows.ts';
import { type FileFormat, mayRunFormulas } from '#core/results/files/file-format.ts';
import { formatMoment } from '#messages/format.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { Choices } from '#ui/controls/choice/choices.tsx';
import { Dialog } from '#ui/overlay/dialog.tsx';

import type { ResultsSource } from '../results-source.ts';
import { ExportColumns } from './export-columns.tsx';
import { ExportOutcome } from './export-outcome.tsx';
import type { ExportSource } from './export-source.ts';
import { canPickFolder, pickFolder } from './folder.ts';
import type { ExportOrder } from './use-export.ts';
import type { Exports } from './use-exports.ts';
import {
  type Habits,
  storedHabits,
  type ExportTarget,
  type TargetFacts,
  TARGETS,
  useChoices,
} from './export-choices.ts';

/** Sheets of a workbook that a person still finds their way in. */
const MOST_SHEETS = 200;

/** Which rows and columns to save, as what; the console reads and writes them itself, or the platform does. */
export function ExportDialog({ exports, ...shown }: ExportSource & { readonly exports: Exports }) {
  const t = useMessages();
  const { source, total } = shown;
  const choices = useChoices(shown);
  const { habits, chosen, isTable, offered, inTable, keys, change } = choices;
  const { here, platform } = exports;
  const busy = here.making.isPending || platform.isPending;

  const start = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy || keys.length === 0) return;
    exports.forget();
    storedHabits.write(habits);
    if (chosen.kind === 'platform')
      return platform.mutate({ format: chosen.format, columns: choices.every ? [] : keys });
    const order = { ...choices.order, format: chosen.format };
    if (choices.where === 'downloads') return here.making.mutate(order);
    const folder = await pickFolder();
    if (folder) here.making.mutate({ ...order, folder });
  };
  return (
    <Dialog title={t('export.title')} onClose={exports.close} wide>
      <form onSubmit={(event) => void start(event)} className="space-y-4">
        <FormatChoice choices={choices} />
        {chosen.kind === 'here' && <RowChoice {...{ choices, shown }} />}
        <ExportColumns
          columns={offered}
          tableKeys={inTable}
          opened={shown.opened}
          keys={keys}
          onChange={choices.pick}
        />
        {isTable && <TableForms {...choices.order} onChange={change} />}
        {chosen.kind === 'here' && <FileChoices {...{ choices, source }} format={chosen.format} />}
        <SpreadsheetNote
          format={chosen.kind === 'here' ? chosen.format : undefined}
          {...{ habits, change }}
        />
        {source.live && (
          <p className="text-muted">
            {sentences(t('export.live'), source.exported && t('collection.export.again'))}
          </p>
        )}
        <ExportOutcome exports={exports} rows={source.rows} total={total} />
        <div className="sticky bottom-0 -mx-5 mt-4 -mb-5 flex justify-end gap-2 border-t border-line bg-surface px-5 py-3">
          {here.making.isPending ? (
            <Button onClick={here.cancel}>{t('export.cancel')}</Button>
          ) : (
            <Button onClick={exports.close}>{t('common.close')}</Button>
          )}
          <Button type="submit" variant="primary" disabled={busy || keys.length === 0}>
            {busy ? t('results.exporting') : t('export.start')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type ChoiceProps = { readonly choices: ReturnType<typeof useChoices> };

/** As which file, made here or by the platform. */
function FormatChoice({ choices: { target, targets, change } }: ChoiceProps) {
  const t = useMessages();
  const group = useId();
  const here = targets.flatMap((value) => {
    const facts: TargetFacts = TARGETS[value];
    return facts.kind === 'here' ? [{ value, label: t(facts.label) }] : [];
  });
  const byPlatform = targets.flatMap((value) => {
    const facts: TargetFacts = TARGETS[value];
    if (facts.kind === 'here') return [];
    return [{ value, label: facts.name, name: t('export.format.platform', { format: facts.name }) }];
  });
  const onChange = (chosen: ExportTarget) => change({ target: chosen });
  return (
    <>
      <Choices legend={t('export.format')} value={target} {...{ onChange, group }} choices={here} />
      {byPlatform.length > 0 && (
        <Choices
          legend={t('export.format.byPlatform')}
          value={target}
          {...{ onChange, group }}
          choices={byPlatform}
        />
      )}
    </>
  );
}

/** Which rows go into the file, where there is something to choose. */
function RowChoice({ choices: { rows, setRows }, shown }: ChoiceProps & { readonly shown: ExportSource }) {
  const t = useMessages();
  const { source, total, arrangement } = shown;
  const last = source.exported?.last;
  const arranged = isArranged(arrangement);
  if (!arranged && !last) return null;
  return (
    <Choices
      legend={t('export.rows')}
      value={!arranged && rows === 'fitting' ? 'all' : rows}
      onChange={setRows}
      choices={[
        ...(arranged ? [{ value: 'fitting' as const, label: fittingWords(t, shown) }] : []),
        { value: 'all', label: t('export.rows.all', { count: total }) },
        ...(last
          ? [{ value: 'new' as const, label: t('export.rows.new', { moment: formatMoment(last.at) }) }]
          : []),
      ]}
    />
  );
}

type FileChoicesProps = ChoiceProps & {
  readonly source: ResultsSource;
  readonly format: FileFormat;
};

/** How a workbook is parted, and where the file goes, where there is a choice. */
function FileChoices({ choices, source: { parts }, format }: FileChoicesProps) {
  const t = useMessages();
  const { sheets, setSheets, where, setWhere } = choices;
  const canPart = format === 'xlsx' && parts !== undefined && parts.count > 1 && parts.count <= MOST_SHEETS;
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4 empty:hidden">
      {canPart && (
        <Choices
          legend={t('export.sheets')}
          value={sheets}
          onChange={setSheets}
          choices={[
            { value: 'one', label: t('export.sheets.one') },
            { value: 'parts', label: t('export.sheets.parts', { count: parts.count }) },
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
    </div>
  );
}

type TableFormsProps = Pick<ExportOrder, 'names' | 'nested'> & {
  readonly onChange: (change: Partial<Habits>) => void;
};

/** What a file that is a table has above its columns, and how it has what is nested. */
function TableForms({ names, nested, onChange }: TableFormsProps) {
  const t = useMessages();
  return (
    <div className="flex flex-wrap gap-x-10 gap-y-4">
      <Choices
        legend={t('export.names')}
        value={names}
        onChange={(chosen) => onChange({ names: chosen })}
        choices={[
          { value: 'labels', label: t('export.names.labels') },
          { value: 'keys', label: t('export.names.keys') },
        ]}
      />
      <Choices
        legend={t('export.nested')}
        value={nested}
        onChange={(chosen) => onChange({ nested: chosen })}
        choices={[
          { value: 'text', label: t('export.nested.text') },
          { value: 'split', label: t('export.nested.split') },
          { value: 'json', label: t('export.nested.json') },
        ]}
      />
    </div>
  );
}

function fittingWords(
  t: ReturnType<typeof useMessages>,
  { arrangement, fitting, total }: ExportSource,
): string {
  if (arrangement.repeats)
    return fitting === undefined ? t('export.rows.shownOnly') : t('export.rows.shown', { count: fitting });
  if (!isFiltered(arrangement)) return t('export.rows.sorted', { count: total });
  return fitting === undefined ? t('export.rows.fitting') : t('export.rows.fittingCount', { count: fitting });
}

type SpreadsheetNoteProps = {
  readonly format: FileFormat | undefined;
  readonly habits: Habits;
  readonly change: (change: Partial<Habits>) => void;
};

const SPREADSHEET_WAYS = [
  ['escapeFormulas', 'export.escape'],
  ['marked', 'export.mark'],
] as const;

/** What keeps a text of the rows from being run as a formula, or from being read in another encoding. */
function SpreadsheetNote({ format, habits, change }: SpreadsheetNoteProps) {
  const t = useMessages();
  if (format === 'xlsx') return <p className="text-sm text-muted">{t('export.xlsx.help')}</p>;
  if (format === undefined || !mayRunFormulas(format)) return null;
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
