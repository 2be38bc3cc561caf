import { useQuery } from '@tanstack/react-query';
import { Hand, Maximize, Minus, Plus, SquareDashed } from 'lucide-react';
import type { MouseEvent, ReactNode, RefObject } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { classNames } from '#ui/class-names.ts';

import { MapCanvas } from './map-canvas.tsx';
import { loadOutlines } from './outlines.ts';
import type { MapState } from './use-map.ts';

type WorldMapProps = {
  readonly element: RefObject<HTMLDivElement | null>;
  readonly map: MapState;
  readonly children: ReactNode;
};

export function WorldMap({ element, map, children }: WorldMapProps) {
  const t = useMessages();
  const { data: outlines = [], isError } = useQuery({
    queryKey: ['outlines'],
    queryFn: loadOutlines,
    staleTime: Infinity,
    gcTime: Infinity,
  });
  return (
    <div
      ref={element}
      role="group"
      aria-label={t('map.label')}
      aria-description={t('map.keys')}
      tabIndex={0}
      {...map.handlers}
      className={classNames(
        'absolute inset-0 touch-none overflow-hidden bg-[var(--sea)] select-none',
        map.selecting ? 'cursor-crosshair' : 'cursor-grab active:cursor-grabbing',
      )}
    >
      {map.size.width > 0 && (
        <MapCanvas
          outlines={outlines}
          view={map.view}
          size={map.size}
          theme={document.documentElement.dataset['theme'] ?? ''}
        />
      )}
      {isError && (
        <p role="alert" className="absolute inset-x-0 bottom-3 text-center text-sm text-muted">
          {t('map.noOutlines')}
        </p>
      )}
      {children}
      {map.corner && (
        <span
          aria-hidden
          className="pointer-events-none absolute size-2.5 -translate-1/2 border-2 border-accent bg-surface"
          style={map.place(map.corner)}
        />
      )}
    </div>
  );
}

type MapButtonsProps = {
  readonly map: MapState;
  readonly onSelectByKey: () => void;
};

export function MapButtons({ map, onSelectByKey }: MapButtonsProps) {
  const t = useMessages();
  return (
    <>
      <div className="absolute top-3 left-3 flex overflow-hidden rounded border border-line-strong bg-surface">
        <Tool label={t('map.move')} pressed={!map.selecting} onClick={() => map.setSelecting(false)}>
          <Hand size={15} aria-hidden />
        </Tool>
        <Tool
          label={t('map.select')}
          help={t('map.select.how')}
          pressed={map.selecting}
          // A press by key has no clicks to count.
          onClick={({ detail }) => (detail === 0 ? onSelectByKey() : map.setSelecting(true))}
        >
          <SquareDashed size={15} aria-hidden />
        </Tool>
      </div>
      <div className="absolute top-3 right-3 flex flex-col overflow-hidden rounded border border-line-strong bg-surface">
        <Tool label={t('map.closer')} onClick={() => map.zoomBy(1)}>
          <Plus size={15} aria-hidden />
        </Tool>
        <Tool label={t('map.farther')} onClick={() => map.zoomBy(-1)}>
          <Minus size={15} aria-hidden />
        </Tool>
        <Tool label={t('map.all')} onClick={map.showAll}>
          <Maximize size={15} aria-hidden />
        </Tool>
      </div>
    </>
  );
}

type ToolProps = {
  readonly label: string;
  readonly help?: string;
  readonly pressed?: boolean;
  readonly onClick: (event: MouseEvent) => void;
  readonly children: ReactNode;
};

function Tool({ label, help, pressed, onClick, children }: ToolProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={help ?? label}
      aria-pressed={pressed}
      onClick={onClick}
      className="inline-flex size-8 items-center justify-center text-muted hover:bg-sunken hover:text-ink aria-pressed:bg-accent-soft aria-pressed:text-accent pointer-coarse:size-11"
    >
      {children}
    </button>
  );
}
