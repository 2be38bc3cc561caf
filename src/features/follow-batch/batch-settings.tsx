import { useState } from 'react';
import { useLocation } from 'wouter';

import { useRemoveBatches } from '#batches/use-batches.tsx';
import type { BatchId, BatchRules } from '#core/batch/batch.ts';
import { RULE_LIMITS } from '#core/batch/batch-rules.ts';
import { isBatchOver } from '#core/batch/state/standing.ts';
import { BATCHES_PATH } from '#core/ids/screen-paths.ts';
import { readUsd } from '#core/read-usd.ts';
import { readWhole } from '#core/read-whole.ts';
import { formatMoment } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Card } from '#ui/card.tsx';
import { Button } from '#ui/controls/button.tsx';
import { CONTROL } from '#ui/controls/control-style.ts';
import { classNames } from '#ui/class-names.ts';

import { AgainLink } from './again-link.tsx';
import { SentBody } from './batch/sent-body.tsx';
import type { ShownBatch } from './batch/shown-batch.ts';
import type { Sending } from './sending/sending.ts';

type BatchSettingsProps = { readonly id: BatchId; readonly shown: ShownBatch; readonly sending: Sending };

export function BatchSettings({ id, shown, sending }: BatchSettingsProps) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const remove = useRemoveBatches();
  const { state: batchState, plan } = shown.batch;
  const isOver = isBatchOver(batchState);
  const isIdle = isOver || batchState.phase.kind === 'paused';
  return (
    <div className="space-y-4">
      <p className="text-sm text-muted">
        {plan && `${plan.base.options.version}, `}
        {t('batch.started', { moment: formatMoment(batchState.startedAt) })}
      </p>
      <Rules rules={sending.rules} onChange={(rules) => sending.ask({ kind: 'rules', rules })} />
      {plan && (
        <Card className="p-4">
          <h2 className="mb-2 font-semibold">{t('batch.settings.base')}</h2>
          <SentBody plan={plan} testId="batch-base" label={t('batch.settings.base')} />
        </Card>
      )}
      {/* One that is over has it in its head. */}
      {plan && !isOver && (
        <Card className="flex flex-wrap items-center justify-between gap-3 p-4">
          <p className="text-muted">{t('batch.copy.about', { count: plan.rows.length })}</p>
          <AgainLink id={id} shown={shown} />
        </Card>
      )}
      <Card className="flex flex-wrap items-center justify-between gap-3 p-4">
        <p className="text-muted">{t('batch.delete.about')}</p>
        <Button
          disabled={!isIdle || remove.isPending}
          title={isIdle ? undefined : t('batch.delete.paused')}
          onClick={() => remove.mutate([id], { onSuccess: () => navigate(BATCHES_PATH) })}
        >
          {t('batch.delete')}
        </Button>
      </Card>
    </div>
  );
}

type RulesProps = { readonly rules: BatchRules; readonly onChange: (rules: BatchRules) => void };

function Rules({ rules, onChange }: RulesProps) {
  const t = useMessages();
  return (
    <Card className="grid gap-4 p-4 sm:grid-cols-3">
      <RuleField
        label={t('batch.rule.parallel')}
        hint={t('batch.rule.parallel.hint')}
        value={String(rules.parallel)}
        isRight={(text) => readWhole(text, RULE_LIMITS.parallel) !== undefined}
        onChange={(text) => onChange({ ...rules, parallel: Number(text) })}
      />
      <RuleField
        label={t('batch.rule.failures')}
        hint={t('batch.rule.failures.hint')}
        value={String(rules.stopAfterFailures)}
        isRight={(text) => readWhole(text, RULE_LIMITS.stopAfterFailures) !== undefined}
        onChange={(text) => onChange({ ...rules, stopAfterFailures: Number(text) })}
      />
      <RuleField
        label={t('batch.rule.spent')}
        hint={t('batch.rule.spent.hint')}
        value={rules.stopAtSpent ?? ''}
        isRight={(text) => text === '' || readUsd(text) !== undefined}
        onChange={(text) => {
          const { stopAtSpent: _, ...others } = rules;
          onChange(text === '' ? others : { ...others, stopAtSpent: text });
        }}
      />
    </Card>
  );
}

type RuleFieldProps = {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly isRight: (text: string) => boolean;
  readonly onChange: (text: string) => void;
};

function RuleField({ label, hint, value, isRight, onChange }: RuleFieldProps) {
  const t = useMessages();
  const [typed, setTyped] = useState<string>();
  // What an earlier build let be set beyond the limits holds, and is not wrong as it stands.
  const isWrong = typed !== undefined && !isRight(typed.trim());
  const apply = () => {
    if (isWrong || typed === undefined) return;
    if (typed.trim() !== value) onChange(typed.trim());
    setTyped(undefined);
  };
  return (
    <label className="block space-y-1">
      <span className="block font-medium">{label}</span>
      <input
        inputMode="decimal"
        value={typed ?? value}
        aria-invalid={isWrong}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={apply}
        onKeyDown={(event) => {
          if (event.key === 'Enter') apply();
        }}
        className={classNames(CONTROL, 'w-full')}
      />
      <span className={classNames('block text-sm', isWrong ? 'text-bad' : 'text-muted')}>
        {isWrong ? t('batch.rule.wrong') : hint}
      </span>
    </label>
  );
}
