import { Braces, Redo2, RotateCcw, Undo2 } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useStore } from 'zustand';

import { useStored } from '#browser/stored/use-stored.ts';
import type { WorkerDescriptor } from '#core/descriptor/descriptor.ts';
import type { Draft } from '#core/draft/draft.ts';
import { ownCap } from '#starts/cost/own-cap.ts';
import { inLanguage } from '#core/form/bilingual.ts';
import { defaultValues } from '#core/form/default-values.ts';
import type { Preset } from '#core/preset/preset.ts';
import { useLanguage, useMessages } from '#messages/use-messages.ts';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import { Card } from '#ui/card.tsx';
import { FoldedText } from '#ui/text/folded-text.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import type { Refusal } from '#ui/schema-form/form-context.ts';
import { SchemaForm } from '#ui/schema-form/schema-form.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';
import { TabPanel, Tabs } from '#ui/tabs.tsx';

import { applyPreset, presetAsIs, presetInForm } from './draft/apply-preset.ts';
import { ImportInputButton } from './import/import-input-button.tsx';
import { storedShowNames } from './show-names.ts';
import type { ComposedDraft } from './draft/use-draft.ts';
import type { InputView } from './start/use-lead-to.ts';

/** Few Workers give cause for any. */
const RemarksNotice = lazyComponent(
  () => import('#parts/failures/remarks-notice.tsx').then(({ RemarksNotice }) => RemarksNotice),
  'remarks',
);

const OriginLine = lazyComponent(
  () => import('./origin/origin-line.tsx').then(({ OriginLine }) => OriginLine),
  'sharing',
);

const OriginSaid = lazyComponent(
  () => import('./origin/origin-line.tsx').then(({ OriginSaid }) => OriginSaid),
  'sharing',
);

const InputJson = lazyComponent(() => import('./input-json.tsx').then((module) => module.default), 'editor');

type FormCardProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly view: InputView;
  readonly onView: (view: InputView) => void;
  readonly attempted: boolean;
  readonly refusal: Refusal | undefined;
  readonly renderPresets: (place: PresetPlace) => ReactNode;
};

/** What the presets of a Worker are made from, and go to. */
export type PresetPlace = {
  readonly descriptor: WorkerDescriptor;
  readonly current: () => Draft;
  /** Puts a preset in place of what stands in the form. */
  readonly onApply: (preset: Preset) => void;
  /** What a preset holds; undefined where it would not stand in the form just so, or is not this person's own. */
  readonly asIs: (preset: Preset) => Draft | undefined;
  /** As the form of today would take it. */
  readonly inForm: (preset: Preset) => Draft;
};

/** About what three lines of a narrow screen hold. */
const FOLDED_FROM = 150;

/** The input of a run, as the Worker's form or as JSON. */
export function FormCard(props: FormCardProps) {
  const { descriptor, draft, view, onView, attempted, refusal } = props;
  const t = useMessages();
  const language = useLanguage();
  const [showNames, setShowNames] = useStored(storedShowNames, false);
  const hasOrigin = draft.origin.kind !== 'defaults';
  const parameters = useMemo(() => inLanguage(descriptor.parameters, language), [descriptor, language]);
  return (
    <Card label={t('compose.tab.input')}>
      <Tabs<InputView>
        label={t('compose.view')}
        value={view}
        onChange={onView}
        look="segment"
        tabs={[
          { value: 'form', label: t('compose.view.form') },
          { value: 'json', label: t('compose.view.json') },
        ]}
        actions={
          <>
            {/* Its room is there without it, so that nothing moves, and what is read aloud before its words are. */}
            <div className="flex min-w-24 grow basis-0">
              {hasOrigin && (
                <LazyPart>
                  <OriginLine {...{ descriptor, draft }} />
                </LazyPart>
              )}
              <span role="status" className="sr-only">
                {hasOrigin && (
                  <LazyPart>
                    <OriginSaid {...{ descriptor, draft }} />
                  </LazyPart>
                )}
              </span>
            </div>
            <FormTools
              descriptor={descriptor}
              draft={draft}
              view={view}
              names={
                <ToolButton
                  icon={Braces}
                  label={t('compose.names')}
                  look="icon"
                  aria-pressed={showNames}
                  onClick={() => setShowNames(!showNames)}
                />
              }
              presets={props.renderPresets({
                descriptor,
                current: draft.current,
                onApply: (preset) => applyPreset(preset, descriptor, draft, ownCap(draft.slug)),
                asIs: (preset) => presetAsIs(preset, descriptor),
                inForm: (preset) => presetInForm(preset, descriptor),
              })}
            />
          </>
        }
        listClassName="border-b border-line px-4 py-2"
      >
        {descriptor.description !== '' && (
          <div className="border-b border-line px-4 py-3 wrap-anywhere whitespace-pre-line text-muted">
            <FoldedText text={descriptor.description} most={FOLDED_FROM} />
          </div>
        )}
        {descriptor.remarks.length > 0 && (
          <LazyPart fallback={<Skeleton className="h-9" />}>
            <RemarksNotice remarks={descriptor.remarks} />
          </LazyPart>
        )}
        {/* Kept while the JSON is looked at: it is not drawn anew. */}
        <TabPanel value="form" keepMounted>
          <div data-names={showNames || undefined}>
            <SchemaForm
              id="parameters"
              parameters={parameters}
              store={draft.store}
              showProblems={attempted}
              refusal={refusal}
            />
          </div>
        </TabPanel>
        <TabPanel value="json">
          <LazyPart fallback={<Skeleton className="m-4 h-80" />}>
            <InputJson descriptor={descriptor} draft={draft} />
          </LazyPart>
        </TabPanel>
      </Tabs>
    </Card>
  );
}

type FormToolsProps = Pick<FormCardProps, 'descriptor' | 'draft' | 'view'> & {
  readonly names: ReactNode;
  readonly presets: ReactNode;
};

function FormTools({ descriptor, draft, view, names, presets }: FormToolsProps) {
  const t = useMessages();
  const canUndo = useStore(draft.store, (state) => state.canUndo);
  const canRedo = useStore(draft.store, (state) => state.canRedo);
  // What was done last; another thing takes its place.
  const [done, setDone] = useState<'reset' | { readonly imported: number }>();
  const { undo, redo, apply } = draft.store.getState();
  // The text would stay as it is, and what happens to the form would not be seen.
  const isApart = view === 'json' && draft.brokenJson !== undefined;
  const tools = [
    { name: 'common.undo', icon: Undo2, can: canUndo, run: undo, look: 'icon' },
    { name: 'common.redo', icon: Redo2, can: canRedo, run: redo, look: 'icon' },
    {
      name: 'compose.reset',
      icon: RotateCcw,
      can: true,
      run: () =>
        apply('reset', (held) => ({
          ...held,
          values: defaultValues(descriptor.parameters),
          origin: { kind: 'defaults' },
        })),
      look: 'words',
    },
  ] as const;
  return (
    <div className="flex flex-wrap items-center gap-1 max-sm:-mx-4 max-sm:gap-0">
      {presets}
      <ImportInputButton
        descriptor={descriptor}
        draft={draft}
        onImported={(imported) => setDone({ imported })}
      />
      {tools.map(({ name, icon, can, run, look }) => (
        <ToolButton
          key={name}
          icon={icon}
          label={t(name)}
          look={look}
          disabled={!can || isApart}
          title={isApart ? t('compose.json.apart') : can ? t(name) : t('compose.undo.nothing')}
          onClick={() => {
            run();
            setDone(name === 'compose.reset' ? 'reset' : undefined);
          }}
        />
      ))}
      {names}
      <span role="status" className="sr-only">
        {done === 'reset' ? t('compose.reset.done') : done && t('import.done', { count: done.imported })}
      </span>
    </div>
  );
}
