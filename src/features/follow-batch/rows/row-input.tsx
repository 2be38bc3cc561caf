import { useState } from 'react';

import type { BatchPlan, PlannedRow } from '#core/batch/batch.ts';
import type { Json } from '#core/json/json.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { toOptionsDraft } from '#core/options/options-draft.ts';
import { useMessages } from '#messages/use-messages.ts';
import { type InputLine, useInputLine } from '#parts/input-lines.tsx';
import { useOptionText } from '#parts/texts/option-text.ts';
import { Button } from '#ui/controls/button.tsx';

import { SentBody } from '../batch/sent-body.tsx';

type RowInputProps = {
  readonly plan: BatchPlan;
  readonly planned: PlannedRow;
  readonly isCorrected: boolean;
};

export function RowInput({ plan, planned, isCorrected }: RowInputProps) {
  const t = useMessages();
  const [isJson, setIsJson] = useState(false);
  const [isWhole, setIsWhole] = useState(false);
  const { own, rest } = useLines(plan, planned);
  return (
    <section className="py-3">
      <div className="mb-2 flex items-center justify-between">
        <h3 className="font-semibold">{t('batch.detail.input')}</h3>
        <Button size="small" variant="quiet" aria-pressed={isJson} onClick={() => setIsJson(!isJson)}>
          JSON
        </Button>
      </div>
      {isJson ? (
        <SentBody plan={plan} planned={planned} testId="batch-row-input" label={t('batch.detail.json')} />
      ) : (
        <>
          <Lines lines={own} note={t(isCorrected ? 'batch.detail.ofRow' : 'batch.detail.ofFile')} />
          {isWhole && <Lines lines={rest} />}
          {!isWhole && rest.length > 0 && (
            <Button size="small" variant="quiet" onClick={() => setIsWhole(true)}>
              {t('batch.detail.more', { count: rest.length })}
            </Button>
          )}
        </>
      )}
    </section>
  );
}

function Lines({ lines, note }: { readonly lines: readonly InputLine[]; readonly note?: string }) {
  return (
    <dl className="grid grid-cols-[minmax(6rem,auto)_1fr] gap-x-4 gap-y-1">
      {lines.map(({ name, title, text }) => (
        <div key={name} className="contents">
          <dt className="wrap-anywhere text-muted">
            <bdi>{title}</bdi>
          </dt>
          <dd className="min-w-0 wrap-anywhere">
            <bdi>{text}</bdi> {note !== undefined && <span className="text-sm text-muted">{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What the row has of its own, and what it takes from the form, by the titles of the Worker if it is known. */
function useLines({ worker, base }: BatchPlan, { custom, without = [], options = {} }: PlannedRow) {
  const t = useMessages();
  const optionText = useOptionText();
  const inputLine = useInputLine(worker);
  const lineOf = ([name, value]: readonly [string, Json]) => inputLine(name, value);
  const texts = toOptionsDraft({ ...base.options, ...options });
  const changed = OPTION_NAMES.filter((name) => options[name] !== undefined).map((name) => ({
    name: `option ${name}`,
    title: t(`options.${name}`),
    text: optionText(name, texts[name]),
  }));
  const shared = Object.entries(base.custom).filter(
    ([name]) => !Object.hasOwn(custom, name) && !without.includes(name),
  );
  return { own: [...Object.entries(custom).map(lineOf), ...changed], rest: shared.map(lineOf) };
}
