import type { ReactNode } from 'react';

import { useMessages } from '#messages/use-messages.ts';
import { useMedia } from '#ui/hooks/use-media.ts';
import { PartBoundary } from '#ui/loading/part-boundary.tsx';
import { type ActionLook, IN_MENU, MenuButton } from '#ui/overlay/menu-button.tsx';

type RenderAction = (look?: ActionLook) => ReactNode;

type ResultHeadProps = {
  readonly ways: ReactNode;
  readonly name: ReactNode;
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  readonly edit?: RenderAction | undefined;
  readonly again?: RenderAction;
  readonly more?: ((look: ActionLook) => ReactNode) | false | undefined;
};

export function ResultHead({ ways, name, children, actions, edit, again, more }: ResultHeadProps) {
  const t = useMessages();
  const isNarrow = useMedia('(width < 48rem)');
  const split = edit && (
    <div className="flex gap-px">
      {edit({ className: 'rounded-r-none' })}
      <MenuButton name={t('history.otherAgain')} className="rounded-l-none px-2 pointer-coarse:min-w-11">
        {again?.(IN_MENU)}
      </MenuButton>
    </div>
  );
  return (
    <header>
      {ways}
      <div className="flex flex-wrap gap-x-3 gap-y-2">
        <div className="flex min-w-0 grow basis-96 flex-wrap items-center gap-x-3 gap-y-1">
          {name}
          {children}
        </div>
        {/* The actions have the same room before and after the end, so that nothing below moves then. */}
        {more && (
          <div className="flex flex-wrap items-center gap-2 sm:w-144 lg:justify-end">
            {actions}
            <PartBoundary>
              {!isNarrow && (split ?? again?.())}
              <MenuButton label={t('run.more')}>
                {isNarrow && edit?.(IN_MENU)}
                {isNarrow && again?.(IN_MENU)}
                {more(IN_MENU)}
              </MenuButton>
            </PartBoundary>
          </div>
        )}
      </div>
    </header>
  );
}
