declare module '*&compiled' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}
