import { ChevronDown } from 'lucide-react';
import { memo, useContext, useMemo, useRef } from 'react';
import { useWatch } from 'react-hook-form';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { OptionsReader } from '#core/options/read-options.ts';
import { OPTION_NAMES } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useOwnCap } from '#starts/cost/own-cap.ts';
import { ThresholdField } from '#starts/question/threshold-field.tsx';
import { Button, IconButton } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { useUndoKeys } from '#ui/schema-form/undo-keys.ts';
import { formatMegabytes, formatRegion } from '#messages/format.ts';
import { useLimitText } from '#parts/texts/option-text.ts';

import type { ComposedStore } from '../draft/composed-draft.ts';
import { usualOptions } from '../draft/opening/default-draft.ts';
import {
  CallbackField,
  LimitFields,
  MachineFields,
  ModeField,
  ProxyRegionField,
  VersionField,
} from './option-fields.tsx';
import { FromOutsideSummary } from './from-outside.tsx';
import { rememberOptionsCollapsed } from './options-collapsed.ts';
import { type OptionsForm, useOptionsForm } from './options-form.ts';

type RunOptionsProps = {
  readonly worker: WorkerSlug;
  readonly store: ComposedStore;
  readonly reader: OptionsReader;
  /** Starts that were tried. */
  readonly attempts: number;
  readonly descriptor: WorkerDescriptor;
  readonly onReset: (options: OptionsDraft) => void;
  /** False while an option is wrong: then each stays on its own line. */
  readonly complete: boolean;
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
};

/** System parameters, version, run mode and callback: each on its own line, or all in brief. */
export const RunOptions = memo(function RunOptions(props: RunOptionsProps) {
  const { store, worker, descriptor, complete, collapsed, onCollapse } = props;
  const form = useOptionsForm(store, props.reader, props.attempts);
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  useUndoKeys(store, frame, useContext(FieldHandlesContext));
  const toggle = () => {
    rememberOptionsCollapsed(!collapsed);
    onCollapse(!collapsed);
  };
  return (
    <Card label={t('options.title')} className="px-4 py-2">
      <div className="flex items-center justify-between">
        <h2 className="grow font-semibold">{t('options.title')}</h2>
        <ResetOptions {...{ form, worker, descriptor }} onReset={props.onReset} />
        <IconButton
          label={collapsed ? t('options.expand') : t('options.collapse')}
          aria-expanded={!collapsed}
          disabled={!complete}
          reason={complete ? undefined : t('options.collapse.wrong')}
          onClick={toggle}
        >
          <ChevronDown size={16} aria-hidden className={collapsed ? undefined : 'rotate-180'} />
        </IconButton>
      </div>
      <div ref={frame}>
        {collapsed ? (
          <Summary form={form} />
        ) : (
          <div className="pointer-coarse:space-y-1">
            <MachineFields form={form} />
            <LimitFields form={form} />
            <ThresholdField />
            <ProxyRegionField form={form} />
            <VersionField form={form} readVersion={descriptor.version} />
            <ModeField form={form} />
            <CallbackField form={form} />
          </div>
        )}
      </div>
    </Card>
  );
});

/** The way back to what a new form has, where something differs from it. */
type ResetOptionsProps = Pick<RunOptionsProps, 'worker' | 'descriptor' | 'onReset'> & {
  readonly form: OptionsForm;
};

function ResetOptions({ form, worker, descriptor, onReset }: ResetOptionsProps) {
  const t = useMessages();
  const typed = useWatch({ control: form.control });
  const cap = useOwnCap(worker);
  const usual = useMemo(() => usualOptions(descriptor, cap), [descriptor, cap]);
  if (OPTION_NAMES.every((name) => typed[name] === usual[name])) return null;
  return (
    <Button size="small" variant="quiet" aria-label={t('options.reset')} onClick={() => onReset(usual)}>
      {t('compose.reset')}
    </Button>
  );
}

function Summary({ form }: { readonly form: OptionsForm }) {
  const summary = useOptionsSummary(useWatch({ control: form.control }));
  return (
    <>
      <p className="wrap-anywhere text-muted tabular-nums">{summary}</p>
      <FromOutsideSummary />
    </>
  );
}

/** All run options on one line, in the order of the panel, each in words. */
function useOptionsSummary(draft: Partial<OptionsDraft>): string {
  const t = useMessages();
  const limit = useLimitText();
  const { memory = '', cpus = '', timeout = '', maxCharge = '', maxTraffic = '', proxyRegion = '' } = draft;
  const named = (name: 'maxCharge' | 'maxTraffic', value: string) =>
    t('common.named', { name: t(`options.${name}`), value: limit(name, value) });
  return [
    formatMegabytes(Number(memory)),
    t('options.cores', { count: cpus, cores: Number(cpus) }),
    limit('timeout', timeout),
    named('maxCharge', maxCharge),
    named('maxTraffic', maxTraffic),
    t('common.named', {
      name: t('options.proxyRegion'),
      value: proxyRegion === '' ? t('options.proxyRegion.auto') : formatRegion(proxyRegion),
    }),
    draft.version,
    t(draft.mode === 'sync' ? 'options.mode.sync' : 'options.mode.async'),
    draft.callbackUrl,
  ]
    .filter((part) => part !== undefined && part !== '')
    .join(' · ');
}
