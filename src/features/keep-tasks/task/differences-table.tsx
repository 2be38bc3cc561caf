import { useApi } from '#api/api-context.tsx';
import { shortened } from '#core/cut-text.ts';
import type { Json } from '#core/json/json.ts';
import { PLATFORM_NAMES } from '#core/options/option-names.ts';
import { toShownText } from '#core/results/values/value-text.ts';
import type { TaskDifference } from '#core/saved-tasks/task-changes.ts';
import { formatMoney } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';

import { scheduleText } from '../schedule/schedule-text.ts';

const SHOWN = 400;

type Row = { readonly name: string; readonly before: string; readonly after: string };

export function DifferencesTable({ differences }: { readonly differences: readonly TaskDifference[] }) {
  const t = useMessages();
  const { now } = useApi().serverTime();
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
            const { name, before, after } = rowOf(t, difference, now);
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

function rowOf(t: Translate, difference: TaskDifference, now: number): Row {
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
      // As the field beside it is called, and in money: what a run may cost is agreed to here.
      if (difference.path.join('.') === PLATFORM_NAMES.maxCharge)
        return {
          name: t('task.cap'),
          before: limitText(t, difference.before),
          after: limitText(t, difference.after),
        };
      return {
        name: [t('task.field.input'), ...difference.path.slice(1)].join(' · '),
        before: valueText(difference.before),
        after: valueText(difference.after),
      };
    default:
      return {
        name: t(`task.field.${difference.kind}`),
        before: shortened(difference.before, SHOWN),
        after: shortened(difference.after, SHOWN),
      };
  }
}

function limitText(t: Translate, value: Json | undefined): string {
  if (value === 0) return t('common.noLimit');
  return typeof value === 'number' ? formatMoney(value) : valueText(value);
}

const valueText = (value: Json | undefined): string => (value === undefined ? '' : toShownText(value));
