import { ChevronDown, ChevronUp } from 'lucide-react';
import { memo } from 'react';
import { useWatch } from 'react-hook-form';

import { useMessages } from '#messages/use-messages.ts';
import { IconButton } from '#ui/button.tsx';
import { Card } from '#ui/card.tsx';

import { CallbackField, ModeField, VersionField } from './delivery-fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { FromLinkSummary } from './link-marks.tsx';
import { MachineFields } from './machine-fields.tsx';
import { rememberOptionsCollapsed } from './options-collapsed.ts';
import type { OptionsForm } from './options-form.ts';
import { useOptionsSummary } from './options-summary.ts';
import { ProxyRegionField } from './proxy-region-field.tsx';

type RunOptionsProps = {
  readonly form: OptionsForm;
  readonly readVersion: string;
  /** False while an option is wrong: then each stays on its own line. */
  readonly complete: boolean;
  readonly collapsed: boolean;
  readonly onCollapse: (collapsed: boolean) => void;
};

/** System parameters, version, run mode and callback: each on its own line, or all in brief. */
export const RunOptions = memo(function RunOptions(props: RunOptionsProps) {
  const { form, readVersion, complete, collapsed, onCollapse } = props;
  const t = useMessages();
  const toggle = () => {
    rememberOptionsCollapsed(!collapsed);
    onCollapse(!collapsed);
  };
  const Icon = collapsed ? ChevronDown : ChevronUp;
  return (
    <Card label={t('options.title')} className="px-4 py-2.5">
      <div className="flex items-center justify-between">
        <h2 className="font-bold">{t('options.title')}</h2>
        <IconButton
          label={collapsed ? t('options.expand') : t('options.collapse')}
          aria-expanded={!collapsed}
          disabled={!complete}
          reason={complete ? undefined : t('options.collapse.wrong')}
          onClick={toggle}
        >
          <Icon size={16} aria-hidden />
        </IconButton>
      </div>
      {collapsed ? (
        <Summary form={form} />
      ) : (
        <div className="mt-1 space-y-0.5">
          <MachineFields form={form} />
          <LimitFields form={form} />
          <ProxyRegionField form={form} />
          <VersionField form={form} readVersion={readVersion} />
          <ModeField form={form} />
          <CallbackField form={form} />
        </div>
      )}
    </Card>
  );
});

function Summary({ form }: { readonly form: OptionsForm }) {
  const summary = useOptionsSummary(useWatch({ control: form.control }));
  return (
    <>
      <p className="wrap-anywhere text-muted tabular-nums">{summary}</p>
      <FromLinkSummary />
    </>
  );
}
