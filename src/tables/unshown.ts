/** A style that a page gives to what it does not show; a declaration begins the text, or follows a bracket or semicolon. */
export const UNSHOWN =
  /(?:^|[;{])\s*(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse)|mso-hide\s*:\s*all)/i;
