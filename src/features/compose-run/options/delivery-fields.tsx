import { useWatch } from 'react-hook-form';

import { useMessages } from '#messages/use-messages.ts';
import { COMPACT_CONTROL, LOW_CONTROL } from '#ui/controls/control-style.ts';

import { OptionRow } from './option-row.tsx';
import { type OptionsForm, registerOption } from './options-form.ts';

type FieldProps = { readonly form: OptionsForm };

/** The version that runs: the one that was read with the form, unless the person types another. */
export function VersionField({ form, readVersion }: FieldProps & { readonly readVersion: string }) {
  return (
    <OptionRow form={form} name="version">
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, 'version')}
          autoComplete="off"
          spellCheck={false}
          placeholder={readVersion}
          className={COMPACT_CONTROL}
        />
      )}
    </OptionRow>
  );
}

export function ModeField({ form }: FieldProps) {
  const t = useMessages();
  const mode = useWatch({ control: form.control, name: 'mode' });
  return (
    <OptionRow form={form} name="mode" {...(mode === 'sync' ? { help: t('options.mode.sync.help') } : {})}>
      {(attributes) => (
        <select {...attributes} {...registerOption(form, 'mode')} className={COMPACT_CONTROL}>
          <option value="async">{t('options.mode.async')}</option>
          <option value="sync">{t('options.mode.sync')}</option>
        </select>
      )}
    </OptionRow>
  );
}

export function CallbackField({ form }: FieldProps) {
  const t = useMessages();
  return (
    <OptionRow form={form} name="callbackUrl" width="full">
      {(attributes) => (
        <input
          {...attributes}
          {...registerOption(form, 'callbackUrl')}
          type="text"
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          placeholder={t('options.callback.placeholder')}
          className={LOW_CONTROL}
        />
      )}
    </OptionRow>
  );
}
