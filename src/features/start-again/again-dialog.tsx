import { useMessages } from '#messages/use-messages.ts';
import { Dialog } from '#ui/overlay/dialog.tsx';

import { StartForecast } from './start/start-forecast.tsx';
import { StartForm, type StartFormProps } from './start/start-form.tsx';
import { UnknownOrder } from './start/unknown-order.tsx';

/** The question before a past run is started again: what that is, what it comes to, and the button that starts. */
export function AgainDialog({ about, ...form }: StartFormProps & { readonly about: string }) {
  const t = useMessages();
  const { starter, order } = form;
  return (
    <Dialog
      title={t('again.run.title')}
      onClose={starter.close}
      about={
        <>
          <p className="mb-3">{about}</p>
          {order ? <StartForecast order={order} /> : <UnknownOrder />}
        </>
      }
    >
      <StartForm {...form} />
    </Dialog>
  );
}
