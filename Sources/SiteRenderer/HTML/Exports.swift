// Pages, and pieces of them, are made of this.
@_exported import PageMarkup
