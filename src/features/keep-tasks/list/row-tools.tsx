import { Ellipsis, Play } from 'lucide-react';
import { useState } from 'react';
import { useLocation } from 'wouter';

import { taskPath } from '#core/ids/screen-paths.ts';
import type { SavedTask } from '#core/saved-tasks/saved-task.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Button, buttonLook, IconButton } from '#ui/controls/button.tsx';
import { type MenuPlace, placeBelow, PopupMenu } from '#ui/overlay/popup-menu.tsx';

import { taskTitle } from '../schedule/schedule-text.ts';

export type RowActions = {
  readonly onRun: (task: SavedTask) => void;
  readonly onDelete: (task: SavedTask) => void;
};

/** What can be done with a task of the list; on touch, all of it is in the menu. */
export function RowTools({ task, actions }: { readonly task: SavedTask; readonly actions: RowActions }) {
  const t = useMessages();
  const [, navigate] = useLocation();
  const [menu, setMenu] = useState<MenuPlace>();
  const title = taskTitle(t, task);
  const label = t('task.tools', { title });
  return (
    <>
      <Button
        size="small"
        aria-label={t('task.run.of', { title })}
        className="relative z-1 max-lg:hidden pointer-coarse:hidden"
        onClick={() => actions.onRun(task)}
      >
        <Play size={14} aria-hidden />
        {t('task.run')}
      </Button>
      {/* The link of the row lies over it. */}
      <span
        aria-hidden
        className={buttonLook({ size: 'small', className: 'max-lg:hidden pointer-coarse:hidden' })}
      >
        {t('task.edit')}
      </span>
      <IconButton
        label={label}
        aria-haspopup="menu"
        aria-expanded={menu !== undefined}
        className="relative z-1"
        onClick={({ currentTarget }) => setMenu(placeBelow(currentTarget))}
      >
        <Ellipsis size={16} aria-hidden />
      </IconButton>
      {menu && (
        <PopupMenu
          label={label}
          at={menu}
          onClose={() => setMenu(undefined)}
          items={[
            { label: t('task.run'), onSelect: () => actions.onRun(task) },
            { label: t('task.edit'), onSelect: () => navigate(taskPath(task.slug)) },
            { label: t('task.delete'), apart: true, onSelect: () => actions.onDelete(task) },
          ]}
        />
      )}
    </>
  );
}
