/** Where an address lies, as far as it says. `region` is what service points and zones are matched against. */
export interface Region {
  /** 浙江省杭州市西湖区, as far down as known. */
  readonly region: string;
  readonly province: string;
  readonly city?: string;
  readonly district?: string;
}
