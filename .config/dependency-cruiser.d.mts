import type { IForbiddenRuleType } from 'dependency-cruiser';

export declare const rooms: readonly { room: string; sees: readonly string[]; why: string }[];
export declare const forbidden: readonly IForbiddenRuleType[];
