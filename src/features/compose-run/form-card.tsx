import { Braces, Ellipsis, Link2, Redo2, Undo2 } from 'lucide-react';
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
import { classNames } from '#ui/class-names.ts';
import { ToolButton } from '#ui/controls/tool-button.tsx';
import { Card } from '#ui/card.tsx';
import { FoldedText } from '#ui/text/folded-text.tsx';
import { lazyComponent } from '#ui/loading/lazy-component.tsx';
import { LazyPart } from '#ui/loading/lazy-part.tsx';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { type MenuPlace, placeBelow, PopupMenu } from '#ui/overlay/popup-menu.tsx';
import { useCommand } from '#ui/commands/use-command.ts';
import type { Refusal } from '#ui/schema-form/form-context.ts';
import { SchemaForm } from '#ui/schema-form/schema-form.tsx';
import { Skeleton } from '#ui/loading/skeleton.tsx';

import { applyPreset, presetAsIs, presetInForm } from './draft/apply-preset.ts';
import { storedShowNames } from './show-names.ts';
import type { ComposedDraft } from './draft/use-draft.ts';
import type { InputView } from './start/use-lead-to.ts';

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

const ImportInput = lazyComponent(
  () => import('./import/import-input.tsx').then((module) => module.default),
  'importing',
);

const InputJson = lazyComponent(() => import('./input-json.tsx').then((module) => module.default), 'editor');

type FormCardProps = {
  readonly descriptor: WorkerDescriptor;
  readonly draft: ComposedDraft;
  readonly view: InputView;
  readonly onView: (view: InputView) => void;
  readonly attempted: boolean;
  readonly refusal: Refusal | undefined;
  readonly isShareOpen?: boolean;
  readonly onShare?: () => void;
  readonly renderPresets: (place: PresetPlace) => ReactNode;
  /** Stands at its head. */
  readonly head?: ReactNode;
};

export type PresetPlace = {
  readonly descriptor: WorkerDescriptor;
  readonly current: () => Draft;
  readonly onApply: (preset: Preset) => void;
  readonly asIs: (preset: Preset) => Draft | undefined;
  readonly inForm: (preset: Preset) => Draft;
};

/** About three lines on a narrow screen. */
const FOLDED_FROM = 150;

export function FormCard(props: FormCardProps) {
  const { descriptor, draft, view, onView, attempted, refusal } = props;
  const t = useMessages();
  const language = useLanguage();
  const [showNames, setShowNames] = useStored(storedShowNames, false);
  const hasOrigin = draft.origin.kind !== 'defaults';
  const parameters = useMemo(() => inLanguage(descriptor.parameters, language), [descriptor, language]);
  const isJson = view === 'json';
  return (
    <Card label={t('compose.tab.form')}>
      <div className="flex flex-wrap items-center gap-1 border-b border-line px-4 py-2">
        {/* Its room is there without it, so that nothing moves, and what is read aloud before its words are. */}
        <div
          className={classNames(
            'flex grow flex-wrap items-center gap-2 sm:min-w-24 sm:basis-0',
            (hasOrigin || props.head !== undefined) && 'min-h-7 max-sm:basis-full pointer-coarse:min-h-11',
          )}
        >
          {props.head}
          {hasOrigin && (
            <LazyPart>
              <OriginLine descriptor={descriptor} draft={draft} />
            </LazyPart>
          )}
          <span role="status" className="sr-only">
            {hasOrigin && (
              <LazyPart>
                <OriginSaid descriptor={descriptor} draft={draft} />
              </LazyPart>
            )}
          </span>
        </div>
        <ToolButton
          icon={Braces}
          label={t('compose.view.json')}
          aria-pressed={isJson}
          data-view-toggle=""
          onClick={() => onView(isJson ? 'form' : 'json')}
        />
        <FormTools
          descriptor={descriptor}
          draft={draft}
          view={view}
          showNames={showNames}
          onShowNames={setShowNames}
          save={props.renderPresets({
            descriptor,
            current: draft.current,
            onApply: (preset) => applyPreset(preset, descriptor, draft, ownCap(draft.slug)),
            asIs: (preset) => presetAsIs(preset, descriptor),
            inForm: (preset) => presetInForm(preset, descriptor),
          })}
          share={
            props.onShare && (
              <ToolButton
                icon={Link2}
                label={t('compose.share')}
                aria-pressed={props.isShareOpen}
                data-share=""
                onClick={props.onShare}
              />
            )
          }
        />
      </div>
      <PartBoundary>
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
        <div hidden={isJson} data-names={showNames || undefined}>
          <SchemaForm
            id="parameters"
            parameters={parameters}
            store={draft.store}
            showProblems={attempted}
            refusal={refusal}
          />
        </div>
        {isJson && (
          <LazyPart fallback={<Skeleton className="m-4 h-80" />}>
            <InputJson descriptor={descriptor} draft={draft} />
          </LazyPart>
        )}
      </PartBoundary>
    </Card>
  );
}

type FormToolsProps = Pick<FormCardProps, 'descriptor' | 'draft' | 'view'> & {
  readonly showNames: boolean;
  readonly onShowNames: (showNames: boolean) => void;
  readonly save: ReactNode;
  readonly share: ReactNode;
};

function FormTools({ descriptor, draft, view, showNames, onShowNames, save, share }: FormToolsProps) {
  const t = useMessages();
  const canUndo = useStore(draft.store, (state) => state.canUndo);
  const canRedo = useStore(draft.store, (state) => state.canRedo);
  // What was done last; another thing takes its place.
  const [done, setDone] = useState<'reset' | { readonly imported: number }>();
  const [menu, setMenu] = useState<MenuPlace>();
  const [isImporting, setImporting] = useState(false);
  const { undo, redo, apply } = draft.store.getState();
  useCommand('import', () => setImporting(true));
  // The text would stay as it is, and what happens to the form would not be seen.
  const isApart = view === 'json' && draft.brokenJson !== undefined;
  const reset = () => {
    apply('reset', (held) => ({
      ...held,
      values: defaultValues(descriptor.parameters),
      origin: { kind: 'defaults' },
    }));
    setDone('reset');
  };
  const steps = [
    { name: 'common.undo', icon: Undo2, can: canUndo, run: undo },
    { name: 'common.redo', icon: Redo2, can: canRedo, run: redo },
  ] as const;
  return (
    <>
      {steps.map(({ name, icon, can, run }) => (
        <ToolButton
          key={name}
          icon={icon}
          label={t(name)}
          look="icon"
          disabled={!can || isApart}
          title={isApart ? t('compose.json.apart') : can ? t(name) : t('compose.undo.nothing')}
          onClick={() => {
            run();
            setDone(undefined);
          }}
        />
      ))}
      {save}
      {share}
      <ToolButton
        icon={Ellipsis}
        label={t('compose.more')}
        look="icon"
        aria-haspopup="menu"
        aria-expanded={menu !== undefined}
        onClick={({ currentTarget }) => setMenu(placeBelow(currentTarget))}
      />
      {menu && (
        <PopupMenu
          label={t('compose.more')}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={[
            { label: t('import.open'), onSelect: () => setImporting(true) },
            ...(isApart ? [] : [{ label: t('compose.reset'), onSelect: reset }]),
            { label: t('compose.names'), checked: showNames, onSelect: () => onShowNames(!showNames) },
          ]}
        />
      )}
      {isImporting && (
        <LazyPart>
          <ImportInput
            descriptor={descriptor}
            draft={draft}
            onImported={(imported) => setDone({ imported })}
            onClose={() => setImporting(false)}
          />
        </LazyPart>
      )}
      <span role="status" className="sr-only">
        {done === 'reset' ? t('compose.reset.done') : done && t('import.done', { count: done.imported })}
      </span>
    </>
  );
}
