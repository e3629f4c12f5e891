/** Why reports are not judged by the standard that the endpoint asks for. */
export type StandardTrouble = 'not-valid' | 'needs-update' | 'not-here-yet';
