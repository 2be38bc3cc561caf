import { Copy, Equal, EyeOff, type LucideIcon, Minus, Pencil, Plus, SearchX } from 'lucide-react';
import { type ComponentProps, useEffect, useEffectEvent, useMemo } from 'react';

import { type BlindSpot, type ComparedRun } from '#core/compare/could-see.ts';
import { type Difference, type DifferenceCounts, DIFFERENCES } from '#core/compare/compare-rows.ts';
import type { RowSet } from '#core/results/row-set.ts';
import type { Run } from '#core/run/run.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatList, formatMoment, formatNumber } from '#messages/format.ts';
import { sentenceGap } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { isToBeTold, notifyOutside } from '#parts/end-notice.tsx';
import { Card } from '#ui/card.tsx';
import { classNames } from '#ui/class-names.ts';
import { TabPanel, Tabs } from '#ui/tabs.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { useMedia } from '#ui/hooks/use-media.ts';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';

import { ColumnChanges } from './column-changes.tsx';
import { COMPARE_TABS, type CompareState } from '../runs/compare-state.ts';
import { DifferencesCard } from './differences-card.tsx';
import { InputChanges } from './input-changes.tsx';
import { MatchingBar } from './matching-bar.tsx';
import { useBackAgain } from './use-back-again.ts';
import { comparedOf, type Proposals, useComparison, useProposals } from './use-comparison.ts';

type ComparedRowsProps = {
  readonly older: RowSet;
  readonly newer: RowSet;
  readonly knownOlder: ComparedRun;
  readonly knownNewer: ComparedRun;
  /** Why the newer run may not have seen rows that are there, and the older ones that came before. */
  readonly unseen: readonly BlindSpot[];
  readonly unreached: readonly BlindSpot[];
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  /** The newer run ended while it was watched for. */
  readonly isNews: boolean;
};

/** The rows of two runs, compared: by what, how many of each kind, and which. */
export function ComparedRows(props: ComparedRowsProps) {
  const proposals = useProposals(props.older, props.newer, props.state.keys);
  return proposals ? <Compared {...props} {...{ proposals }} /> : <Skeleton className="h-72" />;
}

function Compared(props: ComparedRowsProps & { readonly proposals: Proposals }) {
  const { proposals, older, newer, knownOlder, knownNewer, unseen, unreached, state, change, isNews } = props;
  const t = useMessages();
  const proposedKey = proposals.keys[0]?.key;
  const { keys: chosenKeys, compared: chosen } = state;
  const rule = useMemo(() => {
    const keys = chosenKeys ?? (proposedKey === undefined ? undefined : ([proposedKey] as const));
    // A column that was compared before it became a key is that no more.
    const compared = (chosen ?? comparedOf(proposals.compared)).filter(
      ({ key }) => keys?.includes(key) !== true,
    );
    return keys && { keys, compared };
  }, [chosenKeys, chosen, proposedKey, proposals.compared]);
  const comparison = useComparison(rule, { older, newer, sawAll: unseen.length === 0 });
  const counts = comparison?.counts;
  const back = useBackAgain(knownOlder.run, comparison, rule);
  return (
    <>
      <Card className="overflow-hidden">
        <Matching {...{ rule, proposals, change }} />
        {counts ? (
          <Counts
            {...{ counts }}
            back={back.size}
            shown={state.shown}
            onShow={(shown) => change({ shown })}
          />
        ) : (
          <div className="border-t border-line p-3">
            {rule ? <Skeleton className="h-12" /> : <EmptyState>{t('difference.noKey')}</EmptyState>}
          </div>
        )}
      </Card>
      {counts && rule && (
        <>
          {isNews && <News {...{ counts }} run={knownNewer.run} />}
          <NotSeen {...{ counts, unseen, unreached }} />
          <OftenRepeated {...{ counts }} keys={rule.keys} rows={older.count + newer.count} />
        </>
      )}
      <Tabs
        label={t('difference.tabs')}
        value={state.tab}
        onChange={(tab) => change({ tab })}
        tabs={COMPARE_TABS.map((value) => ({ value, label: t(`difference.tab.${value}`) }))}
      >
        <TabPanel value="rows" className="pt-3">
          {rule && comparison ? (
            <DifferencesCard
              {...{ rule, comparison, older, newer, back }}
              run={knownNewer.run}
              shown={state.shown}
            />
          ) : (
            rule && <Skeleton className="h-72" />
          )}
        </TabPanel>
        <TabPanel value="columns" className="pt-3">
          <ColumnChanges columns={proposals.columns} {...{ older, newer }} />
        </TabPanel>
        <TabPanel value="inputs" readable className="pt-3">
          <InputChanges older={knownOlder} newer={knownNewer} />
        </TabPanel>
      </Tabs>
    </>
  );
}

/** By what rows are matched and compared; folded on a phone, where it would push what differs out of sight. */
function Matching(props: ComponentProps<typeof MatchingBar>) {
  const t = useMessages();
  const isNarrow = useMedia('(width < 40rem)');
  if (!isNarrow || props.rule === undefined) return <MatchingBar {...props} />;
  return (
    <details>
      <summary className="cursor-pointer px-4 py-2.5 text-sm text-muted pointer-coarse:py-3">
        {t('difference.matching')}
      </summary>
      <MatchingBar {...props} />
    </details>
  );
}

const LOOK: Record<
  Difference,
  { readonly icon: LucideIcon; readonly ink: string; readonly word: MessageKey }
> = {
  added: { icon: Plus, ink: 'text-good', word: 'difference.added' },
  gone: { icon: Minus, ink: 'text-bad', word: 'difference.gone' },
  notSeen: { icon: EyeOff, ink: 'text-warn', word: 'difference.notSeen' },
  changed: { icon: Pencil, ink: 'text-accent', word: 'difference.changed' },
  same: { icon: Equal, ink: 'text-muted', word: 'difference.same' },
  repeated: { icon: Copy, ink: 'text-muted', word: 'difference.repeated' },
  keyless: { icon: SearchX, ink: 'text-muted', word: 'difference.keyless' },
};

type CountsProps = {
  readonly counts: DifferenceCounts;
  /** Added rows that a run before the older one had. */
  readonly back: number;
  readonly shown: ReadonlySet<Difference>;
  readonly onShow: (shown: ReadonlySet<Difference>) => void;
};

/** How many rows are of each kind; each is a switch that shows them. */
function Counts({ counts, back, shown, onShow }: CountsProps) {
  const t = useMessages();
  const kinds = DIFFERENCES.filter((kind) => counts[kind] > 0 || ALWAYS.has(kind));
  return (
    <div
      role="group"
      aria-label={t('difference.counts')}
      className="grid grid-cols-2 gap-px border-t border-line bg-line sm:auto-cols-fr sm:grid-flow-col sm:grid-cols-none"
    >
      {kinds.map((kind) => {
        const { icon: Icon, ink, word } = LOOK[kind];
        const isShown = shown.has(kind);
        return (
          <button
            key={kind}
            type="button"
            aria-pressed={isShown}
            data-difference={kind}
            onClick={() => {
              const next = new Set(shown);
              if (!next.delete(kind)) next.add(kind);
              onShow(next);
            }}
            className={classNames(
              'border-b-2 px-4 py-2.5 text-left max-sm:flex max-sm:min-h-11 max-sm:flex-wrap max-sm:items-center max-sm:gap-x-2 max-sm:py-1 max-sm:odd:last:col-span-2',
              isShown ? 'border-accent bg-tint' : 'border-transparent bg-surface hover:bg-sunken',
            )}
          >
            <span className="flex items-center gap-1.5">
              <Icon size={14} aria-hidden className={ink} />
              {t(word)}
            </span>
            <span className="font-semibold tabular-nums">{formatNumber(counts[kind])}</span>
            {kind === 'added' && back > 0 && (
              <span className="ml-2 text-sm text-muted tabular-nums">
                {t('difference.backAgain.count', { count: back })}
              </span>
            )}
          </button>
        );
      })}
    </div>
  );
}

/** Tells what a run brought that was watched for, on the page and outside of it. */
function News({ counts, run }: { readonly counts: DifferenceCounts; readonly run: Run }) {
  const t = useMessages();
  const { startedAt } = run;
  const title = t('difference.watch.news', {
    moment: startedAt === undefined ? run.slug : formatMoment(startedAt),
  });
  const kinds = DIFFERENCES.filter((kind) => counts[kind] > 0 && kind !== 'same');
  const body = formatList(kinds.map((kind) => `${t(LOOK[kind].word)}: ${formatNumber(counts[kind])}`));
  const tell = useEffectEvent(() => {
    if (isToBeTold()) notifyOutside({ title, body, tag: `compare ${run.slug}` });
  });
  useEffect(() => tell(), [run.slug]);
  return (
    <Notice tone="info" title={title}>
      {body === '' ? t('difference.watch.same') : body}
    </Notice>
  );
}

/** Said also where there are none; of gone and not seen, whichever it would be. */
const ALWAYS: ReadonlySet<Difference> = new Set<Difference>(['added', 'changed', 'same']);

const WHY: Record<BlindSpot, MessageKey> = {
  earlier: 'difference.why.earlier',
  underWay: 'difference.why.underWay',
  failed: 'difference.why.failed',
  stopped: 'difference.why.stopped',
  runLimit: 'difference.why.runLimit',
  resultLimit: 'difference.why.resultLimit',
  lostSubtasks: 'difference.why.lostSubtasks',
  unknownSubtasks: 'difference.why.unknownSubtasks',
  fewerSubtasks: 'difference.why.fewerSubtasks',
  otherWorker: 'difference.why.otherWorker',
  otherInput: 'difference.why.otherInput',
  otherRegion: 'difference.why.otherRegion',
  unknownInput: 'difference.why.unknownInput',
  notWhole: 'difference.why.notWhole',
};

type NotSeenProps = {
  readonly counts: DifferenceCounts;
  readonly unseen: readonly BlindSpot[];
  readonly unreached: readonly BlindSpot[];
};

/** Why nothing is called gone, and why what is added may be old. */
function NotSeen({ counts, unseen, unreached }: NotSeenProps) {
  const t = useMessages();
  const why = (spots: readonly BlindSpot[]) => formatList(spots.map((spot) => t(WHY[spot])));
  const [ofNewer, ofOlder] = [why(unseen), why(unreached)];
  const isOld = counts.added > 0 && unreached.length > 0;
  if (counts.notSeen === 0 && !isOld) return null;
  return (
    <Notice
      tone="warn"
      {...(counts.notSeen > 0 && {
        title: t('difference.notSeen.title', { count: counts.notSeen, why: ofNewer }),
      })}
    >
      <div className="max-sm:text-sm">
        {counts.notSeen > 0 && t('difference.notSeen.text', { count: counts.notSeen }) + sentenceGap()}
        {isOld &&
          (counts.notSeen > 0 && ofNewer === ofOlder
            ? t('difference.mayBeOld.too')
            : t('difference.mayBeOld', { why: ofOlder }))}
      </div>
    </Notice>
  );
}

/** A share of the rows, from 0 to 1, from which on a key that repeats is no key. */
const TOO_OFTEN = 0.2;

type OftenRepeatedProps = {
  readonly counts: DifferenceCounts;
  readonly keys: readonly string[];
  /** Of both runs. */
  readonly rows: number;
};

function OftenRepeated({ counts, keys, rows }: OftenRepeatedProps) {
  const t = useMessages();
  const share = rows === 0 ? 0 : counts.repeated / rows;
  if (share < TOO_OFTEN) return null;
  return (
    <Notice tone="warn">
      {t('difference.oftenRepeated', {
        keys: formatList(keys),
        share: formatNumber(share, { style: 'percent', maximumFractionDigits: 0 }),
      })}
    </Notice>
  );
}
