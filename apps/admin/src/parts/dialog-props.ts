/** What every dialog needs beside its title: a way out that says its name, and a head that is no banner of the page. */
export const DIALOG = {
  closeButtonProps: { "aria-label": "Fermer" },
  attributes: { header: { role: "presentation" } },
} as const;
