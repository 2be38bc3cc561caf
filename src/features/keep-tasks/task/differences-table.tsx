import { useApi } from '#api/api-context.tsx';
import { shortened } from '#core/cut-text.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { Json } from '#core/json/json.ts';
import { OPTION_NAMES, PLATFORM_NAMES } from '#core/options/option-names.ts';
import { toShownText } from '#core/results/values/value-text.ts';
import type { TaskDifference } from '#core/saved-tasks/task-changes.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useInputLine } from '#parts/input-lines.tsx';
import { useOptionText } from '#parts/texts/option-text.ts';

import { scheduleText } from '../schedule/schedule-text.ts';

const SHOWN = 400;

type Row = { readonly name: string; readonly before: string; readonly after: string };

type DifferencesTableProps = {
  readonly worker: WorkerSlug | undefined;
  readonly differences: readonly TaskDifference[];
};

export function DifferencesTable({ worker, differences }: DifferencesTableProps) {
  const t = useMessages();
  const { now } = useApi().serverTime();
  const inputLine = useInputLine(worker ?? '');
  const optionText = useOptionText();
  return (
    <div className="overflow-x-auto rounded border border-line">
      <table className="w-full border-collapse text-left align-top">
        <thead className="bg-sunken text-muted">
          <tr>
            {(['task.save.fact', 'task.save.before', 'task.save.after'] as const).map((name) => (
              <th key={name} scope="col" className="px-3 py-1.5 font-medium">
                {t(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line">
          {differences.map((difference) => {
            const { name, before, after } = rowOf(difference, { t, now, inputLine, optionText });
            return (
              <tr key={name}>
                <th scope="row" className="px-3 py-1.5 align-top font-normal wrap-anywhere text-muted">
                  <bdi>{name}</bdi>
                </th>
                {[before, after].map((value, at) => (
                  <td key={at} className="px-3 py-1.5 align-top wrap-anywhere whitespace-pre-wrap">
                    {value === '' ? (
                      <span className="text-muted">{t('task.save.absent')}</span>
                    ) : (
                      <bdi>{value}</bdi>
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

type Words = {
  readonly t: Translate;
  readonly now: number;
  readonly inputLine: ReturnType<typeof useInputLine>;
  readonly optionText: ReturnType<typeof useOptionText>;
};

function rowOf(difference: TaskDifference, words: Words): Row {
  const { t, now } = words;
  switch (difference.kind) {
    case 'schedule': {
      const { before, after } = difference;
      return {
        name: t('task.schedule'),
        before: before ? scheduleText(t, before, now) : '',
        after: after ? scheduleText(t, after, now) : '',
      };
    }
    case 'isScheduled': {
      const inWords = (on: boolean) => t(on ? 'task.column.on' : 'task.off');
      return {
        name: t('task.schedule.on'),
        before: inWords(difference.before),
        after: inWords(difference.after),
      };
    }
    case 'mended':
      return {
        name: t('task.save.mended'),
        before: t('task.save.mended.before'),
        after: t('task.save.mended.after'),
      };
    case 'input':
      return rowOfInput(difference, words);
    default:
      return {
        name: t(`task.field.${difference.kind}`),
        before: shortened(difference.before, SHOWN),
        after: shortened(difference.after, SHOWN),
      };
  }
}

/** As the form calls the field, or the option, and its value. */
function rowOfInput(
  { path, before, after }: Extract<TaskDifference, { kind: 'input' }>,
  { t, inputLine, optionText }: Words,
): Row {
  const [root, field = '', ...deeper] = path;
  const inWords = (textOf: (value: Json) => string) => ({
    before: before === undefined ? '' : textOf(before),
    after: after === undefined ? '' : textOf(after),
  });
  const option = OPTION_NAMES.find((name) => PLATFORM_NAMES[name] === path.join('.'));
  if (option)
    return {
      name: t(`options.${option}`),
      ...inWords((value) => optionText(option, toShownText(value))),
    };
  const { title } = inputLine(field, null);
  if (root !== 'custom' || deeper.length > 0)
    return { name: [title, ...deeper].join(' · '), ...inWords(toShownText) };
  return { name: title, ...inWords((value) => shortened(inputLine(field, value).text, SHOWN)) };
}
