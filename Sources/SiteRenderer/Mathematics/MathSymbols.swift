/// What TeX's commands without arguments stand for.
enum MathSymbols {
  /// Letters and signs that stand as letters do.
  static let letters: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ϵ", "varepsilon": "ε",
    "zeta": "ζ", "eta": "η", "theta": "θ", "vartheta": "ϑ", "iota": "ι", "kappa": "κ",
    "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π", "rho": "ρ", "sigma": "σ",
    "tau": "τ", "upsilon": "υ", "phi": "ϕ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
    "ell": "ℓ", "imath": "ı", "jmath": "ȷ",
  ]

  /// Letters and signs that stand upright.
  static let uprightLetters: [String: String] = [
    "Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ",
    "Upsilon": "Υ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "infty": "∞", "partial": "∂",
    "nabla": "∇", "emptyset": "∅", "top": "⊤", "bot": "⊥", "dots": "…", "ldots": "…",
    "cdots": "⋯", "vdots": "⋮", "ddots": "⋱", "forall": "∀", "exists": "∃", "prime": "′",
    "%": "%", "#": "#", "$": "$", "_": "_", "&": "&", "Re": "ℜ", "Im": "ℑ",
  ]

  /// Signs between two things.
  static let operators: [String: String] = [
    "cdot": "⋅", "times": "×", "div": "÷", "pm": "±", "mp": "∓", "ast": "∗", "star": "⋆",
    "circ": "∘", "oplus": "⊕", "otimes": "⊗", "odot": "⊙", "cup": "∪", "cap": "∩", "wedge": "∧",
    "vee": "∨", "neg": "¬", "setminus": "∖", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥",
    "ne": "≠", "neq": "≠", "lt": "<", "gt": ">", "ll": "≪", "gg": "≫", "approx": "≈",
    "equiv": "≡", "sim": "∼", "simeq": "≃", "cong": "≅", "propto": "∝", "in": "∈",
    "notin": "∉", "ni": "∋", "subset": "⊂", "subseteq": "⊆", "supset": "⊃", "supseteq": "⊇",
    "mid": "∣", "parallel": "∥", "perp": "⟂", "to": "→", "rightarrow": "→", "leftarrow": "←",
    "leftrightarrow": "↔", "mapsto": "↦", "Rightarrow": "⇒", "Leftarrow": "⇐",
    "Leftrightarrow": "⇔", "iff": "⟺", "implies": "⟹", "longrightarrow": "⟶", "uparrow": "↑",
    "downarrow": "↓", "coloneqq": "≔", "colon": ":", "triangleq": "≜", "bmod": "mod",
  ]

  /// Brackets that open.
  static let opening: [String: String] = [
    "{": "{", "lbrace": "{", "lbrack": "[", "lfloor": "⌊", "lceil": "⌈", "langle": "⟨",
    "lvert": "|", "lVert": "‖",
  ]

  /// Brackets that close.
  static let closing: [String: String] = [
    "}": "}", "rbrace": "}", "rbrack": "]", "rfloor": "⌋", "rceil": "⌉", "rangle": "⟩",
    "rvert": "|", "rVert": "‖",
  ]

  /// Signs of repeated operations, whose limits stand above and below when displayed.
  static let large: [String: String] = [
    "sum": "∑", "prod": "∏", "int": "∫", "bigcup": "⋃", "bigcap": "⋂", "bigoplus": "⨁",
    "bigotimes": "⨂",
  ]

  /// Functions written as words.
  static let functions: Set<String> = [
    "log", "ln", "exp", "sin", "cos", "tan", "tanh", "arg", "deg", "det", "dim", "gcd", "ker",
  ]

  /// Functions whose subscript stands below them when displayed.
  static let limitFunctions: Set<String> = ["lim", "max", "min", "sup", "inf", "argmax", "argmin"]

  /// Spaces, in ems.
  static let spaces: [String: String] = [
    ",": "0.167em", ":": "0.222em", ">": "0.222em", ";": "0.278em", " ": "0.25em",
    "!": "-0.167em", "quad": "1em", "qquad": "2em", "enspace": "0.5em",
  ]

  /// Marks above a letter.
  static let accents: [String: String] = [
    "hat": "^", "widehat": "^", "bar": "‾", "overline": "‾", "tilde": "~", "widetilde": "~",
    "vec": "→", "dot": "˙", "ddot": "¨", "check": "ˇ", "breve": "˘",
  ]

  /// The fences around each kind of matrix.
  static let matrices: [String: (open: String?, close: String?)] = [
    "matrix": (nil, nil), "smallmatrix": (nil, nil), "bmatrix": ("[", "]"),
    "pmatrix": ("(", ")"), "vmatrix": ("|", "|"), "Vmatrix": ("‖", "‖"), "Bmatrix": ("{", "}"),
    "array": (nil, nil), "cases": ("{", nil), "aligned": (nil, nil), "align*": (nil, nil),
    "gathered": (nil, nil), "split": (nil, nil),
  ]

  /// Heights of brackets that are to be larger than the text, by the command without its side.
  static let sizes: [String: String] = [
    "big": "1.2em", "Big": "1.6em", "bigg": "2.1em", "Bigg": "2.6em",
  ]
}
