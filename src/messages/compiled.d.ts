declare module '*.ts?compiled=start' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=compose' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=runs' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=editor' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=presets' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=help' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=snippets' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=importing' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=sharing' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=connection' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=notices' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=markdown' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}

declare module '*.ts?compiled=costs' {
  const messages: import('@lingui/core').Messages;
  export default messages;
}
