import { SCREEN_PATHS } from '#core/ids/screen-paths.ts';
import { useMessages } from '#messages/use-messages.ts';
import { Crumb, RunsBreadcrumb } from '#parts/breadcrumb.tsx';

export function CollectionsBreadcrumb() {
  const t = useMessages();
  return (
    <RunsBreadcrumb>
      {[
        <Crumb key="collections" href={SCREEN_PATHS.collections}>
          {t('collections.title')}
        </Crumb>,
      ]}
    </RunsBreadcrumb>
  );
}
