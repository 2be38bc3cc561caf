import { memo, useContext, useMemo, useRef } from 'react';
import { useWatch } from 'react-hook-form';

import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { WorkerSlug } from '#core/ids/worker-ref.ts';
import type { OptionsDraft } from '#core/options/options-draft.ts';
import type { OptionsReader } from '#core/options/read-options.ts';
import { OPTION_NAMES, type OptionName } from '#core/options/option-names.ts';
import { useMessages } from '#messages/use-messages.ts';
import { useOwnCap } from '#starts/cost/own-cap.ts';
import { Button } from '#ui/controls/button.tsx';
import { Card } from '#ui/card.tsx';
import { FieldHandlesContext } from '#ui/field-handles.ts';
import { FoldHead } from '#ui/fold-head.tsx';
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
import { useOptionsForm } from './options-form.ts';

type RunOptionsProps = {
  readonly worker: WorkerSlug;
  readonly store: ComposedStore;
  readonly reader: OptionsReader;
  readonly attempts: number;
  readonly descriptor: WorkerDescriptor;
  readonly onReset: (options: OptionsDraft) => void;
  readonly complete: boolean;
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
};

export const RunOptions = memo(function RunOptions(props: RunOptionsProps) {
  const { store, worker, descriptor, complete, collapsed, onCollapse, onReset } = props;
  const form = useOptionsForm(store, props.reader, props.attempts);
  const t = useMessages();
  const frame = useRef<HTMLDivElement>(null);
  useUndoKeys(store, frame, useContext(FieldHandlesContext));
  const typed = useWatch({ control: form.control });
  const cap = useOwnCap(worker);
  const usual = useMemo(() => usualOptions(descriptor, cap), [descriptor, cap]);
  const changed = OPTION_NAMES.filter((name) => typed[name] !== usual[name]);
  const toggle = () => {
    rememberOptionsCollapsed(!collapsed);
    onCollapse(!collapsed);
  };
  return (
    <Card label={t('options.title')}>
      <div className="flex items-center">
        <FoldHead
          title={t('options.title')}
          summary={<Summary changed={changed} typed={typed} />}
          isOpen={!collapsed}
          onToggle={toggle}
          locked={complete ? undefined : t('options.collapse.wrong')}
          data-run-options=""
        />
        {!collapsed && changed.length > 0 && (
          <Button size="small" variant="quiet" onClick={() => onReset(usual)} className="mr-2">
            {t('options.reset')}
          </Button>
        )}
      </div>
      {/* There while it is closed too, so that the keys of Undo have their frame from the start. */}
      <div ref={frame}>
        {collapsed ? (
          <FromOutsideSummary />
        ) : (
          <div className="px-4 py-2 pointer-coarse:space-y-1">
            <MachineFields form={form} />
            <LimitFields form={form} />
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

const NAMED = 3;

type SummaryProps = { readonly changed: readonly OptionName[]; readonly typed: Partial<OptionsDraft> };

function Summary({ changed, typed }: SummaryProps) {
  const t = useMessages();
  const limit = useLimitText();
  const named = changed.filter((name) => name !== 'maxCharge');
  if (named.length === 0) return t('options.defaults');
  if (named.length > NAMED) return t('options.changed', { count: named.length });
  const text: Record<Exclude<OptionName, 'maxCharge'>, (value: string) => string> = {
    memory: (value) => formatMegabytes(Number(value)),
    cpus: (value) => t('options.cores', { count: value, cores: Number(value) }),
    timeout: (value) => limit('timeout', value),
    maxTraffic: (value) =>
      t('common.named', { name: t('options.maxTraffic'), value: limit('maxTraffic', value) }),
    proxyRegion: (value) => (value === '' ? t('options.proxyRegion.auto') : formatRegion(value)),
    version: (value) => value,
    mode: (value) => t(value === 'sync' ? 'options.mode.sync' : 'options.mode.async'),
    callbackUrl: () => t('options.callbackUrl'),
  };
  return named.map((name) => text[name](typed[name] ?? '')).join(' · ');
}
