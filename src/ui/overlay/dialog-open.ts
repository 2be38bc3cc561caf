/** Whether something is asked of the person, over which no command is done. */
export const isDialogOpen = (): boolean => document.querySelector('dialog[open]') !== null;
