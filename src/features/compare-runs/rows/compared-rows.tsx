import { useEffect, useEffectEvent, useMemo } from 'react';

import { type BlindSpot, type ComparedRun } from '#core/compare/could-see.ts';
import { type Difference, type DifferenceCounts, DIFFERENCES } from '#core/compare/compare-rows.ts';
import type { RowSet } from '#core/results/row-set.ts';
import type { Run } from '#core/run/run.ts';
import type { MessageKey } from '#messages/en.ts';
import { formatList, formatMoment, formatNumber } from '#messages/format.ts';
import type { Translate } from '#messages/i18n.ts';
import { sentences } from '#messages/sentence-gap.ts';
import { useMessages } from '#messages/use-messages.ts';
import { isNoticeEnabled, notifyOutside } from '#parts/end-notice.tsx';
import { Card } from '#ui/card.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { Notice } from '#ui/notice.tsx';
import { MenuButton } from '#ui/overlay/menu-button.tsx';

import type { CompareState } from '../runs/compare-state.ts';
import { DifferenceChoice, shownFirst } from './difference-choice.tsx';
import { DIFFERENCE_LOOK } from './difference-look.ts';
import { DifferencesCard } from './differences-card.tsx';
import { useBackAgain } from './use-back-again.ts';
import { comparedOf, type Proposals, useComparison, useProposals } from './use-comparison.ts';

const MatchingBar = lazyComponent(async () => (await import('./matching-bar.tsx')).MatchingBar);

type ComparedRowsProps = {
  readonly older: RowSet;
  readonly newer: RowSet;
  readonly knownOlder: ComparedRun;
  readonly knownNewer: ComparedRun;
  readonly unseen: readonly BlindSpot[];
  readonly unreached: readonly BlindSpot[];
  readonly state: CompareState;
  readonly change: (change: Partial<CompareState>) => void;
  readonly isNews: boolean;
};

export function ComparedRows(props: ComparedRowsProps) {
  const proposals = useProposals(props.older, props.newer, props.state.keys);
  return proposals ? <Compared {...props} proposals={proposals} /> : <Skeleton className="h-72" />;
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
  const comparison = useComparison(rule, { older, newer });
  const counts = comparison?.counts;
  const back = useBackAgain(knownOlder.run, comparison);
  const onShow = (kinds: ReadonlySet<Difference>) => change({ shown: kinds });
  if (rule === undefined)
    return (
      <Card className="p-4">
        <EmptyState>{t('difference.noKey')}</EmptyState>
        <LazyPart>
          <MatchingBar rule={rule} proposals={proposals} change={change} />
        </LazyPart>
      </Card>
    );
  if (comparison === undefined || counts === undefined) return <Skeleton className="h-72" />;
  const shown = state.shown ?? shownFirst(counts);
  const labels = new Map(proposals.columns.map(({ key, label }) => [key, label]));
  return (
    <>
      {isNews && <News counts={counts} run={knownNewer.run} />}
      <OftenRepeated counts={counts} keys={comparison.rule.keys} rows={older.count + newer.count} />
      <DifferencesCard
        comparison={comparison}
        older={older}
        newer={newer}
        back={back}
        shown={shown}
        run={knownNewer.run}
        lead={
          <DifferenceChoice
            counts={counts}
            shown={shown}
            onShow={onShow}
            back={back.size}
            about={whyUncertain(t, counts, unseen, unreached)}
          />
        }
        tools={
          <MenuButton
            label={t('difference.matched', {
              keys: formatList(rule.keys.map((key) => labels.get(key) ?? key)),
            })}
          >
            {() => (
              <LazyPart fallback={<Skeleton className="h-32" />}>
                <MatchingBar
                  rule={rule}
                  proposals={proposals}
                  change={change}
                  unmatched={{ counts, shown, onShow }}
                />
              </LazyPart>
            )}
          </MenuButton>
        }
      />
    </>
  );
}

function News({ counts, run }: { readonly counts: DifferenceCounts; readonly run: Run }) {
  const t = useMessages();
  const { startedAt } = run;
  const title = t('difference.watch.news', {
    moment: startedAt === undefined ? run.slug : formatMoment(startedAt),
  });
  const kinds = DIFFERENCES.filter((kind) => counts[kind] > 0 && kind !== 'same');
  const body = formatList(
    kinds.map((kind) => `${t(DIFFERENCE_LOOK[kind].word)}: ${formatNumber(counts[kind])}`),
  );
  const tell = useEffectEvent(() => {
    if (isNoticeEnabled()) notifyOutside({ title, body, tag: `compare ${run.slug}` });
  });
  useEffect(() => tell(), [run.slug]);
  return (
    <Notice tone="info" title={title}>
      {body === '' ? t('difference.watch.same') : body}
    </Notice>
  );
}

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

function whyUncertain(
  t: Translate,
  counts: DifferenceCounts,
  unseen: readonly BlindSpot[],
  unreached: readonly BlindSpot[],
): string | undefined {
  const why = (spots: readonly BlindSpot[]) => formatList(spots.map((spot) => t(WHY[spot])));
  const [ofNewer, ofOlder] = [why(unseen), why(unreached)];
  const isOld = counts.added > 0 && ofOlder !== '';
  if (counts.missing === 0 || ofNewer === '')
    return isOld ? sentence(t('difference.mayBeOld', { why: ofOlder })) : undefined;
  const isBoth = isOld && ofNewer === ofOlder;
  const missing = sentence(t('difference.mayExist', { why: ofNewer, old: String(isBoth) }));
  return isOld && !isBoth ? sentences(missing, t('difference.mayBeOld', { why: ofOlder })) : missing;
}

const sentence = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

/** Share of rows (0 to 1) above which a repeating key is not a key. */
const TOO_OFTEN = 0.2;

type OftenRepeatedProps = {
  readonly counts: DifferenceCounts;
  readonly keys: readonly string[];
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
