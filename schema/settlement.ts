/** What money went where when a unit was taken back, and what that was counted from. Kept with its ticket, and never changed. */
export interface SettlementRecord {
  /** Id of the policy's rule. */
  readonly rule: string;
  readonly remedy: 'RETURN' | 'EXCHANGE';
  /** Hundredths of the currency; above 0 the customer pays, below 0 he is paid. */
  readonly parts: readonly {
    readonly part: 'REFUND' | 'DIFFERENCE' | 'ACCESSORIES';
    readonly owed: number;
  }[];
  readonly payments: number;
  readonly currency: string;
  readonly told: {
    readonly pricePaid: string;
    readonly newPrice?: string | null | undefined;
    readonly accessoriesCost?: string | null | undefined;
  };
  /** An instant as ISO 8601 writes it. */
  readonly settledAt: string;
}
