/** What can be tapped in a message, as a phone draws it. */
export interface DrawnButton {
  key: string;
  title: string;
  taken?: boolean;
  /** In a list: what stands under the title, and its section. */
  description?: string;
  section?: string;
}
