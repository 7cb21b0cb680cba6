declare module 'monaco-worker/*?url' {
  const url: string;
  export default url;
}
