declare module '*.ts?compiled=start' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=compose' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=runs' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=editor' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=presets' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=help' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=snippets' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=importing' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=sharing' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=connection' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=notices' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=markdown' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=costs' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=setUpBatch' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=batches' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=tasks' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}

declare module '*.ts?compiled=spending' {
  const messages: Readonly<Record<string, import('./write-message.ts').Message>>;
  export default messages;
}
