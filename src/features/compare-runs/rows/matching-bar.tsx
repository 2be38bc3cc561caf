import { KeyRound } from 'lucide-react';
import { type MouseEvent, useState } from 'react';

import type {
  ComparedColumn,
  CompareRule,
  Difference,
  DifferenceCounts,
} from '#core/compare/compare-rows.ts';
import type { IgnoredFor } from '#core/compare/propose-compared.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button } from '#ui/controls/button.tsx';
import { RemovableChip } from '#ui/controls/chips.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { PopupMenu } from '#ui/overlay/popup-menu.tsx';

import type { CompareState } from '../runs/compare-state.ts';
import { DIFFERENCE_LOOK } from './difference-look.ts';
import type { Proposals } from './use-comparison.ts';

type MatchingBarProps = {
  readonly rule: CompareRule | undefined;
  readonly proposals: Proposals;
  readonly change: (change: Partial<CompareState>) => void;
  readonly unmatched?: {
    readonly counts: DifferenceCounts;
    readonly shown: ReadonlySet<Difference>;
    readonly onShow: (shown: ReadonlySet<Difference>) => void;
  };
};

const UNMATCHED = ['repeated', 'keyless'] as const satisfies readonly Difference[];

const IGNORED: Record<IgnoredFor, MessageKey> = {
  key: 'difference.ignored.key',
  rank: 'difference.ignored.rank',
  time: 'difference.ignored.time',
  signedLink: 'difference.ignored.signedLink',
  empty: 'difference.ignored.empty',
  oneRun: 'difference.ignored.oneRun',
};

export function MatchingBar({ rule, proposals, change, unmatched }: MatchingBarProps) {
  const t = useMessages();
  const keys: readonly string[] = rule?.keys ?? [];
  const compared = rule?.compared ?? [];
  const [open, setOpen] = useState(false);
  const inView = open || compared.length <= MOST_CHIPS + 1 ? compared : compared.slice(0, MOST_CHIPS);
  const labels = new Map(proposals.columns.map(({ key, label }) => [key, label]));
  const labelOf = (key: string) => labels.get(key) ?? key;
  const setKeys = (next: readonly string[]) => {
    const [first, ...others] = next;
    if (first !== undefined) change({ keys: [first, ...others] });
  };
  const reasons = new Map(proposals.compared.map(({ key, ignoredFor }) => [key, ignoredFor]));
  const notKeys = proposals.columns.filter(({ key }) => !keys.includes(key));
  const rest = notKeys.filter(({ key }) => compared.every((column) => column.key !== key));
  return (
    <div
      role="group"
      aria-label={t('difference.matching')}
      className="flex flex-wrap items-center gap-2 p-1 text-sm"
    >
      <span className="w-full text-muted">{t('difference.matchedBy')}</span>
      {keys.map((key) => (
        <RemovableChip
          key={key}
          label={t('difference.remove', { column: labelOf(key) })}
          onRemove={keys.length > 1 ? () => setKeys(keys.filter((other) => other !== key)) : undefined}
        >
          <KeyRound size={13} aria-hidden className="ml-2 text-muted" />
          <bdi className="px-1.5 font-medium">{labelOf(key)}</bdi>
        </RemovableChip>
      ))}
      <Add
        label={t('difference.addKey')}
        options={notKeys.map(({ key, label }) => ({
          key,
          label: proposedLabel(t, proposals, { key, label }),
        }))}
        onAdd={(key) => setKeys(rule ? [...keys, key] : [key])}
        {...(keys.length === 1 && {
          instead: { label: t('difference.otherKey'), onChoose: (key: string) => setKeys([key]) },
        })}
      />
      <span className="w-full text-muted">{t('difference.comparedBy')}</span>
      {inView.map((column) => (
        <ComparedChip
          key={column.key}
          column={column}
          label={labelOf(column.key)}
          onChange={(next) =>
            change({ compared: compared.map((other) => (other.key === column.key ? next : other)) })
          }
          onRemove={() => change({ compared: compared.filter(({ key }) => key !== column.key) })}
        />
      ))}
      {compared.length > inView.length && (
        <Button size="small" variant="quiet" onClick={() => setOpen(true)}>
          {t('difference.moreColumns', { count: compared.length - inView.length })}
        </Button>
      )}
      <Add
        label={t('difference.addColumn')}
        options={rest.map(({ key, label }) => {
          const reason = reasons.get(key);
          return { key, label: reason ? `${label} (${t(IGNORED[reason])})` : label };
        })}
        onAdd={(key) => change({ compared: [...compared, { key }] })}
      />
      <span className="w-full text-muted tabular-nums">
        {t('difference.notCompared', { count: rest.length })}
      </span>
      {UNMATCHED.map((kind) => {
        const count = unmatched?.counts[kind] ?? 0;
        return (
          count > 0 && (
            <Button
              key={kind}
              size="small"
              aria-pressed={unmatched?.shown.has(kind)}
              onClick={() => unmatched?.onShow(new Set([kind]))}
              className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
            >
              {t(DIFFERENCE_LOOK[kind].word)} {formatNumber(count)}
            </Button>
          )
        );
      })}
    </div>
  );
}

const MOST_CHIPS = 5;

function proposedLabel(
  t: Translate,
  { keys, rows }: Proposals,
  { key, label }: { readonly key: string; readonly label: string },
): string {
  const proposed = keys.find((other) => other.key === key);
  if (proposed === undefined) return label;
  const share = (part: number, of: number) =>
    formatNumber(of === 0 ? 0 : part / of, { style: 'percent', maximumFractionDigits: 0 });
  return t(proposed.rows < rows ? 'difference.proposedKey.ofFirst' : 'difference.proposedKey', {
    column: label,
    rows: formatNumber(proposed.rows),
    filled: share(proposed.filled, proposed.rows),
    repeated: share(proposed.repeated, proposed.filled),
  });
}

type AddProps = {
  readonly label: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly onAdd: (key: string) => void;
  readonly instead?: { readonly label: string; readonly onChoose: (key: string) => void };
};

function Add({ label, options, onAdd, instead }: AddProps) {
  if (options.length === 0) return null;
  return (
    <select
      aria-label={label}
      value=""
      onChange={({ currentTarget: { value } }) => {
        const key = value.slice(1);
        if (value.startsWith('=')) instead?.onChoose(key);
        else onAdd(key);
      }}
      className={`${CONTROL} w-auto max-w-32 text-muted`}
    >
      <option value="" disabled>
        {label}
      </option>
      {instead && (
        <optgroup label={instead.label}>
          {options.map((option) => (
            <option key={option.key} value={`=${option.key}`}>
              {option.label}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={label}>
        {options.map((option) => (
          <option key={option.key} value={`+${option.key}`}>
            {option.label}
          </option>
        ))}
      </optgroup>
    </select>
  );
}

/** Relative tolerances, from 0 to 1, within which numbers count as equal. */
const SHARES = [0.01, 0.02, 0.05, 0.1];
/** Absolute tolerances, for ratings and prices. */
const AMOUNTS = [0.1, 1];

type ComparedChipProps = {
  readonly column: ComparedColumn;
  readonly label: string;
  readonly onChange: (column: ComparedColumn) => void;
  readonly onRemove: () => void;
};

function ComparedChip({ column, label, onChange, onRemove }: ComparedChipProps) {
  const t = useMessages();
  const [at, setAt] = useState<{ readonly left: number; readonly top: number }>();
  const { key, tolerance, loose } = column;
  const open = ({ currentTarget }: MouseEvent<HTMLElement>) => {
    const { left, bottom } = currentTarget.getBoundingClientRect();
    setAt({ left, top: bottom });
  };
  const within = (share: number) =>
    t('difference.within', { share: formatNumber(share, { style: 'percent', maximumFractionDigits: 2 }) });
  const withinAmount = (upTo: number) => t('difference.withinAmount', { amount: formatNumber(upTo) });
  const how = tolerance
    ? tolerance.by === 'share'
      ? within(tolerance.upTo)
      : withinAmount(tolerance.upTo)
    : loose === true
      ? t('difference.loose')
      : '';
  return (
    <RemovableChip label={t('difference.remove', { column: label })} onRemove={onRemove}>
      <button
        type="button"
        aria-haspopup="menu"
        onClick={open}
        className="min-h-7 truncate pl-2 font-medium pointer-coarse:min-h-11 pointer-coarse:min-w-11"
      >
        <bdi>{label}</bdi>
        {how !== '' && `, ${how}`}
      </button>
      {at && (
        <PopupMenu
          label={t('difference.how', { column: label })}
          at={at}
          onClose={() => setAt(undefined)}
          items={[
            {
              label: t('difference.exactly'),
              checked: tolerance === undefined && loose !== true,
              onSelect: () => onChange({ key }),
            },
            {
              label: t('difference.loose'),
              checked: loose === true,
              onSelect: () => onChange({ key, loose: true }),
            },
            ...SHARES.map((upTo) => ({
              label: within(upTo),
              checked: tolerance?.by === 'share' && tolerance.upTo === upTo,
              onSelect: () => onChange({ key, tolerance: { by: 'share', upTo } }),
            })),
            ...AMOUNTS.map((upTo) => ({
              label: withinAmount(upTo),
              checked: tolerance?.by === 'amount' && tolerance.upTo === upTo,
              onSelect: () => onChange({ key, tolerance: { by: 'amount', upTo } }),
            })),
          ]}
        />
      )}
    </RemovableChip>
  );
}
