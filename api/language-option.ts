/** Of the argument that every field has which puts something into words. */
export const languageOption = {
  nullable: true,
  description:
    "zh-Hans, zh-Hant or en; when left out, the language of the viewer's chat, else the policy's first.",
} as const;
