/**
 * The host that a URL asks, with its port; empty where it names none.
 * @example hostOf('https://api.example.com/orders?id=1') // 'api.example.com'
 */
export function hostOf(url: string): string {
  return /^[a-z]+:\/\/(?:[^/@]*@)?([^/?#]+)/i.exec(url)?.[1] ?? '';
}
