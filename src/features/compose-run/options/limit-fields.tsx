import { useWatch } from 'react-hook-form';

import { useMessages } from '#messages/use-messages.ts';
import type { MessageKey } from '#messages/en.ts';
import { type LimitName, useLimitText } from '#parts/texts/option-text.ts';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';

import { OptionRow } from './option-row.tsx';
import { type OptionsForm, registerOption } from './options-form.ts';

const UNIT = {
  timeout: 'options.unit.seconds',
  maxCharge: 'options.unit.usd',
  maxTraffic: 'options.unit.mb',
} satisfies Record<LimitName, MessageKey>;

const LIMITS: readonly LimitName[] = ['timeout', 'maxCharge', 'maxTraffic'];

/** Timeout, charge and traffic: what a run may cost at the most. */
export function LimitFields({ form }: { readonly form: OptionsForm }) {
  return LIMITS.map((name) => <LimitField key={name} form={form} name={name} />);
}

function LimitField({ form, name }: { readonly form: OptionsForm; readonly name: LimitName }) {
  const text = useWatch({ control: form.control, name });
  const t = useMessages();
  const limit = useLimitText();
  return (
    <OptionRow form={form} name={name} hint={limit(name, text)} unit={t(UNIT[name])}>
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, name)}
          inputMode={name === 'timeout' ? 'numeric' : 'decimal'}
          autoComplete="off"
          className={`${COMPACT_CONTROL} pr-12`}
        />
      )}
    </OptionRow>
  );
}
