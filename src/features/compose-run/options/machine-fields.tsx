import { useWatch } from 'react-hook-form';

import { MEMORY_SIZES } from '#core/options/run-options.ts';
import { formatMegabytes } from '#messages/format.ts';
import { useMessages } from '#messages/use-messages.ts';
import { COMPACT_CONTROL } from '#ui/controls/control-style.ts';

import { OptionRow } from './option-row.tsx';
import { type OptionsForm, registerOption } from './options-form.ts';

/** Memory and CPU cores. */
export function MachineFields({ form }: { readonly form: OptionsForm }) {
  const t = useMessages();
  const memory = useWatch({ control: form.control, name: 'memory' });
  const offered = MEMORY_SIZES.some((size) => String(size) === memory);
  return (
    <>
      <OptionRow form={form} name="memory">
        {(attributes) => (
          <select {...attributes} {...registerOption(form, 'memory')} className={COMPACT_CONTROL}>
            {!offered && <option value={memory}>{t('options.memory.notOffered', { size: memory })}</option>}
            {MEMORY_SIZES.map((size) => (
              <option key={size} value={String(size)}>
                {formatMegabytes(size)}
              </option>
            ))}
          </select>
        )}
      </OptionRow>
      <OptionRow form={form} name="cpus" unit={t('options.unit.cores')}>
        {(attributes) => (
          <input
            {...attributes}
            {...registerOption(form, 'cpus')}
            inputMode="decimal"
            autoComplete="off"
            className={`${COMPACT_CONTROL} pr-12`}
          />
        )}
      </OptionRow>
    </>
  );
}
